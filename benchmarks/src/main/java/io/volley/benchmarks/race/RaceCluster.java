package io.volley.benchmarks.race;

import io.volley.benchmarks.race.figure.ClusterUse;
import io.volley.benchmarks.race.figure.CpuTimes;
import io.volley.benchmarks.race.job.JobRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the applications of a race run. */
interface RaceCluster extends AutoCloseable {
    /** Starts what is to be started; applications can be submitted when this returns. */
    void start();

    /** The master, as stock Spark knows it; once it has started. */
    String master();

    /** What a submission needs in its environment. */
    Map<String, String> environment(Path folder);

    /** Spark's settings for all applications, weaker than those of a race. */
    Map<String, String> settings(Path folder);

    /** The words of a submission that are this cluster's, before its settings. */
    List<String> words();

    /** How many cores an executor has. */
    int coresPerExecutor();

    /** What an application that is over requested and held. */
    ClusterUse use(JobRecording seen) throws IOException;

    /** How busy the machine of the cluster has been so far; empty if that cannot be known. */
    Optional<CpuTimes> cpuTimes() throws IOException;

    /** The processes of applications that live now, where that can be known. */
    List<ProcessHandle> processes();

    /** Ends what was started; may be called twice. */
    @Override
    void close();
}
