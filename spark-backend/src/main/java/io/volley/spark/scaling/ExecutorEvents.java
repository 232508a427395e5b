package io.volley.spark.scaling;

import io.volley.core.record.ProfileId;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Tells which executors come and go. */
final class ExecutorEvents extends SparkListener {
    private final BiConsumer<String, ProfileId> added;
    private final Consumer<String> removed;

    /**
     * @param added told Spark's id and the profile of an executor; must return at once
     * @param removed told Spark's id of an executor; must return at once
     */
    ExecutorEvents(BiConsumer<String, ProfileId> added, Consumer<String> removed) {
        this.added = added;
        this.removed = removed;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        added.accept(event.executorId(), new ProfileId(event.executorInfo().resourceProfileId()));
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        removed.accept(event.executorId());
    }
}
