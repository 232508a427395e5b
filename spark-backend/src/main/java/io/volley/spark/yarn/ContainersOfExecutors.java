package io.volley.spark.yarn;

import io.volley.core.record.ContainerId;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import scala.Option;

/** Tells which executor lives in which container, as executors say when they register. */
final class ContainersOfExecutors extends SparkListener {
    private final LossReasons lossReasons;
    private final Consumer<Runnable> loop;

    /** @param loop brings a fact to the driver's loop; must return at once */
    ContainersOfExecutors(LossReasons lossReasons, Consumer<Runnable> loop) {
        this.lossReasons = lossReasons;
        this.loop = loop;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        Option<String> container = event.executorInfo().attributes().get(ExecutorCommand.Attributes.CONTAINER_ID);
        if (container.isDefined()) {
            loop.accept(() -> lossReasons.registered(event.executorId(), new ContainerId(container.get())));
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        loop.accept(() -> lossReasons.removed(event.executorId()));
    }
}
