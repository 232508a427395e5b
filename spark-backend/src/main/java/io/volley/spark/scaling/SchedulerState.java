package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.TaskSetState;
import io.volley.core.record.ProfileId;

/** What Spark itself holds, against which is checked what its events have told. For the driver's loop; each takes Spark's locks for moments. */
public interface SchedulerState {
    /** The attempts of stages that are active. */
    ImmutableList<TaskSetState> taskSets();

    /** What the active attempts of stages write for running queries. */
    ImmutableList<Output> outputs();

    /** The executors that have registered and are not gone, with their profiles. */
    ImmutableMap<String, ProfileId> executors();

    /** The jobs that run. */
    ImmutableSet<Integer> jobs();

    /**
     * A shuffle that a stage writes for queries of Spark SQL.
     *
     * @param executions by Spark's ids of them
     */
    record Output(int shuffle, ImmutableSet<Long> executions) {}

    /** Whether a query of Spark SQL has begun and not ended, by Spark's id of its execution. */
    boolean isExecuted(long query);
}
