package io.volley.spark;

import io.volley.coordination.EventLoop;
import io.volley.core.record.Ending;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends an application that cannot go on: the jobs that run fail with the reason, and the cluster is told of it. Safe for every thread. */
public final class ApplicationFailure {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationFailure.class);

    private final SparkContext context;
    private final VolleyTaskScheduler scheduler;
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    public ApplicationFailure(SparkContext context, VolleyTaskScheduler scheduler) {
        this.context = context;
        this.scheduler = scheduler;
    }

    /** Ends the application on a thread of its own; does nothing if it is ending for a reason already. */
    public void because(String message) {
        // Before there is a thread: whoever calls this at every step must not start one at every step.
        if (reason.compareAndSet(null, message)) {
            Thread stopper = new Thread(() -> end(message), "volley-stop");
            stopper.setDaemon(true);
            stopper.start();
        }
    }

    /** Ends the application and waits for that; does nothing if it is ending for a reason already. */
    public void endBecause(String message) {
        if (reason.compareAndSet(null, message)) {
            end(message);
        }
    }

    private void end(String message) {
        LOG.error(message);
        try {
            scheduler.error(message);
        } catch (Exception nothingRuns) {
            // Spark throws a SparkException here if no task set is active, and Scala does not declare it.
            LOG.debug("No job was running when the application ended", nothingRuns);
        }
        context.stop(1);
    }

    /** The thread on which the driver decides; the application ends with it if it fails. */
    public EventLoop loop() {
        return EventLoop.endingAtFailure("volley-driver", cause -> {
            LOG.error("The driver's loop has failed", cause);
            because("Volley's loop in the driver failed: " + cause);
        });
    }

    /** Why the application is ending; empty while it is not, and if it has come to its end. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /**
     * What the cluster is told of the end.
     *
     * @param exitCode what the driver ends with
     */
    public Ending ending(int exitCode) {
        return reason().map(known -> new Ending(false, known))
                .orElseGet(() -> exitCode == 0
                        ? new Ending(true, "")
                        : new Ending(false, "The driver ended with exit code " + exitCode));
    }
}
