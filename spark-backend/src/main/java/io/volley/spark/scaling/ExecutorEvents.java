package io.volley.spark.scaling;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;

/** Tells which executors come and go. */
public final class ExecutorEvents extends SparkListener {
    private final BiConsumer<String, ExecutorInfo> added;
    private final Consumer<String> removed;

    /**
     * @param added told Spark's id of an executor, and what it said when it registered; must return at once
     * @param removed told Spark's id of an executor; must return at once
     */
    public ExecutorEvents(BiConsumer<String, ExecutorInfo> added, Consumer<String> removed) {
        this.added = added;
        this.removed = removed;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        added.accept(event.executorId(), event.executorInfo());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        removed.accept(event.executorId());
    }
}
