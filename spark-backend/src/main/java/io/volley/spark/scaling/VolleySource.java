package io.volley.spark.scaling;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import com.google.common.base.Ticker;
import io.volley.spark.Status;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.spark.metrics.source.Source;

/**
 * Volley in Spark's metrics: {@code volley.profile.<id>.target}, {@code requested}, {@code starting}, {@code ready},
 * {@code parked} as gauges, {@code volley.batches}, {@code volley.withdrawn}, {@code volley.faults} and {@code
 * volley.loopBusyMicros} as counters, {@code volley.batchSize} as a histogram, {@code volley.requestToRegistered} and {@code volley.allocationToRegistered} as timers. Safe for several threads.
 */
public final class VolleySource implements Source {
    private final MetricRegistry registry = new MetricRegistry();
    private final Counter batches = registry.counter("batches");
    private final Counter withdrawn = registry.counter("withdrawn");
    private final Counter faults = registry.counter("faults");
    private final Counter loopBusyMicros = registry.counter("loopBusyMicros");
    private final Histogram batchSize = registry.histogram("batchSize");
    private final Timer requestToRegistered = registry.timer("requestToRegistered");
    private final Timer allocationToRegistered = registry.timer("allocationToRegistered");
    private final Supplier<Status> status;

    /** A source that shows a status.
     *
     * @param status how the application is sized now; must return at once
     */
    public VolleySource(Supplier<Status> status) {
        this.status = status;
    }

    @Override
    public String sourceName() {
        return "volley";
    }

    @Override
    public MetricRegistry metricRegistry() {
        return registry;
    }

    /** A profile is there; the second time changes nothing. */
    public void profile(int id) {
        gauge(id, "target", Status.Profile::target);
        gauge(id, "requested", Status.Profile::requested);
        gauge(id, "starting", Status.Profile::starting);
        gauge(id, "ready", Status.Profile::ready);
        gauge(id, "parked", Status.Profile::parked);
    }

    /** So many executors have been requested at once. */
    public void batch(int executors) {
        batches.inc();
        batchSize.update(executors);
    }

    /** So many executors that had been requested are wanted no more. */
    public void withdrawn(int executors) {
        withdrawn.inc(executors);
    }

    /** A fault of Volley's own has been survived. */
    public void fault() {
        faults.inc();
    }

    /** Counts how long the driver's loop is busy with something, in microseconds. */
    void busy(Runnable work, Ticker ticker) {
        long begun = ticker.read();
        try {
            work.run();
        } finally {
            loopBusyMicros.inc((ticker.read() - begun) / 1_000);
        }
    }

    /** An executor has registered so many seconds after it was requested. */
    public void registered(double secondsAfterRequest) {
        requestToRegistered.update(Duration.ofNanos((long) (secondsAfterRequest * 1e9)));
    }

    /** An executor has registered so many seconds after the cluster allocated it. */
    public void started(double secondsAfterAllocation) {
        allocationToRegistered.update(Duration.ofNanos((long) (secondsAfterAllocation * 1e9)));
    }

    private void gauge(int profile, String name, ToIntFunction<Status.Profile> figure) {
        registry.gauge(MetricRegistry.name("profile", Integer.toString(profile), name), () ->
                (Gauge<Integer>) () -> figure.applyAsInt(status.get().profile(profile)));
    }
}
