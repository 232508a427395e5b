package io.volley.testbed.yarn;

import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.Processes;
import java.util.List;

/** Finds the JVM of an ApplicationMaster, Volley's or stock Spark's, among a cluster's processes. */
public final class ApplicationMasters {
    private static final List<String> MAINS = List.of(
            "io.volley.entry.ApplicationMasterEntry",
            "org.apache.spark.deploy.yarn.ExecutorLauncher",
            // In cluster mode, with the program in it.
            "org.apache.spark.deploy.yarn.ApplicationMaster");

    private ApplicationMasters() {}

    /**
     * The first one among some processes.
     *
     * @throws ClusterException if there is none
     */
    public static ProcessHandle first(List<ProcessHandle> processes) {
        return processes.stream()
                .filter(ApplicationMasters::isOne)
                .findFirst()
                .orElseThrow(() -> new ClusterException("no ApplicationMaster runs"));
    }

    /** Whether a process is one: its JVM, not the shell around it. */
    public static boolean isOne(ProcessHandle process) {
        return process.info().command().filter(name -> name.endsWith("java")).isPresent()
                && MAINS.stream().anyMatch(Processes.commandLine(process)::contains);
    }
}
