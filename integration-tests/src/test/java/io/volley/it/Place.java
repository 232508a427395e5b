package io.volley.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cluster that jobs are submitted to. */
interface Place {
    /** A new folder for one submission. */
    Path newFolder(String name) throws IOException;

    /** The master, as stock Spark knows it. */
    String master();

    /** What a submission to it needs in its environment. */
    Map<String, String> environment();

    /**
     * What a submission to it needs in its settings.
     *
     * @param folder the submission's own
     */
    Map<String, String> settings(Path folder);

    /** The folders with the output of YARN's containers; none elsewhere. */
    List<Path> containerLogs();

    /** The processes of containers or executors that live now. */
    List<ProcessHandle> processes();
}
