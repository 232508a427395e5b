package io.volley.spark;

import io.volley.spark.scaling.Scaling;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;

/**
 * The driver of a cluster between the start of a backend and its end. What Spark calls on the backend, under its locks, is
 * handed to it while it is there, and is refused otherwise.
 */
public final class RunningDriver<D extends ClusterDriver> {
    private final AtomicReference<@Nullable D> driver = new AtomicReference<>();

    /** It runs from now on. */
    public void started(D started) {
        driver.set(started);
    }

    /** From now on none runs; the one that did. */
    public Optional<D> ended() {
        return Optional.ofNullable(driver.getAndSet(null));
    }

    /** The one that runs. */
    public Optional<D> get() {
        return Optional.ofNullable(driver.get());
    }

    /** What sizes the application.
     *
     * @throws IllegalStateException if none runs
     */
    public Scaling scaling() {
        return get().orElseThrow(() -> new IllegalStateException("The application is not running"))
                .scaling();
    }

    /** Tells it something. Returns what Spark wants to hear: whether anybody was there to be told. */
    public Future<Object> tell(Consumer<D> something) {
        Optional<D> running = get();
        running.ifPresent(something);
        return Future.successful(running.isPresent());
    }

    /** Tells it which executors are to go. */
    public Future<Object> release(List<String> executors) {
        return tell(running -> running.release(executors));
    }
}
