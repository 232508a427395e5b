package io.volley.testbed;

import io.volley.testbed.process.ClusterException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A cluster on loopback, in processes of its own, that Spark applications can be submitted to. */
public interface ClusterProcess extends AutoCloseable {
    /**
     * Starts it; applications can be submitted when this returns.
     *
     * @throws ClusterException if it is not ready in time; nothing is left then
     */
    ClusterProcess start();

    /** What it is, for people: {@code YARN, a ResourceManager and 2 NodeManagers}. */
    String description();

    /** The master, as stock Spark knows it; once it has started. */
    String master();

    /** The web page of its ResourceManager or first Master, on loopback; once it has started. */
    URI page();

    /** Completed with the reason if its ResourceManager or first Master fails; once it has started. */
    CompletableFuture<String> failure();

    /** What a submission to it needs in its environment. */
    Map<String, String> environment();

    /** The processes of containers and executors that live now; none after {@link #close()}. */
    List<ProcessHandle> processes();

    /** What it saw of applications since the start, in the order of time. */
    List<Sighting> sightings() throws IOException;

    /** The logs that tell why something went wrong with an application. */
    List<Path> logs();

    /**
     * Ends it and all that runs on it; may be called twice.
     *
     * @throws ClusterException if something is left that cannot be killed
     */
    @Override
    void close();
}
