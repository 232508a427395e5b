package io.volley.core.demand;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ProfileId;
import java.util.BitSet;

/**
 * What Spark's scheduler itself holds of one attempt of a stage that is active.
 *
 * @param id the attempt
 * @param profile whose executors its tasks take
 * @param tasks how many it has
 * @param begun the tasks that run or have succeeded, by their places among them
 * @param running Spark's ids of the tasks that run, copies by speculation among them
 * @param over whether no task of it will start any more
 */
public record TaskSetState(
        StageId id, ProfileId profile, int tasks, BitSet begun, ImmutableSet<Long> running, boolean over) {}
