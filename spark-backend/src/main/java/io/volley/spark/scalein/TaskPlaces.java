package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;

/**
 * Where tasks look for shuffle data. An executor remembers the places of an epoch, and Spark starts no new epoch when data
 * is migrated: all tasks of a stage would go on looking at the old places.
 */
interface TaskPlaces {
    /** The tasks that run now. */
    ImmutableSet<Long> running();

    /** Starts a new epoch for all tasks that have not started. Returns those that run, and may look at the old places. */
    ImmutableSet<Long> tell();
}
