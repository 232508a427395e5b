package io.volley.simulation;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.Task;
import io.volley.core.scalein.ExecutorUsage;
import java.util.Collection;
import java.util.function.Supplier;

/** What sizes one application. It is told what happens, looks from time to time, and says what is to be done. */
interface ScalingModel {
    /** How often it looks, in seconds. */
    double lookEvery();

    /** How long after a stage has come it looks besides, in seconds; never, if infinite. */
    default double lookAfterStage() {
        return Double.POSITIVE_INFINITY;
    }

    default void submitted(SimulatedStage stage, double now) {}

    default void completed(SimulatedStage stage) {}

    default void started(SimulatedStage stage, Task task, String executor, double now) {}

    default void ended(SimulatedStage stage, Task task, String executor, double seconds, double now) {}

    /** The cluster has allocated an executor; it registers when it has started. */
    default void allocated(String executor, double now) {}

    default void registered(String executor, double now) {}

    default void removed(String executor, double now) {}

    /** Spark has removed all data of a shuffle. */
    default void cleaned(int shuffle) {}

    /**
     * Decides for the moment.
     *
     * @param usages what each executor that is here does and holds
     */
    Orders look(Supplier<Collection<ExecutorUsage>> usages, double now);

    /**
     * What is to be done.
     *
     * @param target how many executors are wanted in all
     * @param parked who gets no more tasks: these and no others
     * @param kill who is released now
     */
    record Orders(int target, ImmutableSet<String> parked, ImmutableCollection<String> kill) {}
}
