package io.volley.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The cluster that a demo runs on: started for it, and gone with it. */
interface DemoCluster extends AutoCloseable {
    /** What it is, for people. */
    String description();

    /** Starts it; applications can be submitted when this returns. */
    void start();

    /** The master, as stock Spark knows it; once it has started. */
    String master();

    /** What a submission to it needs in its environment. */
    Map<String, String> environment();

    /**
     * The batches of executors that were requested.
     *
     * @param jobLog the driver's log
     */
    List<BatchLog.Batch> batches(Path jobLog) throws IOException;

    /** The processes of executors that live now; none after {@link #close()}. */
    List<ProcessHandle> processes();

    /** The logs that tell why something went wrong. */
    List<Path> logs();

    @Override
    void close();
}
