package io.volley.it;

import io.volley.cli.cluster.ApplicationMasters;
import io.volley.cli.cluster.ProcessesOf;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The processes of a cluster's containers, and signals to them. */
final class Processes {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    private Processes() {}

    /** The JVM of the ApplicationMaster, Volley's or stock Spark's, once there is one. */
    static ProcessHandle applicationMaster(Cluster cluster) {
        return Awaitility.await("an ApplicationMaster")
                .atMost(LIMIT)
                .until(
                        () -> cluster.processes().stream()
                                .filter(ApplicationMasters::isOne)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The JVMs of the executors. */
    static List<ProcessHandle> executors(Place place) {
        return jvms(place).stream().filter(jvm -> runs(jvm, EXECUTOR)).toList();
    }

    /** The processes of the container that a JVM is the last of: its shell, and itself. */
    static List<ProcessHandle> container(ProcessHandle jvm) {
        return jvm.parent()
                .filter(shell -> shell.info()
                        .command()
                        .filter(name -> name.endsWith("sh"))
                        .isPresent())
                .map(shell -> List.of(shell, jvm))
                .orElseGet(() -> List.of(jvm));
    }

    /** Kills as {@code kill -9} does. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
    }

    /** Stops a process where it stands, until {@link #resume}. */
    static void pause(ProcessHandle process) throws IOException, InterruptedException {
        signal(process, "STOP");
    }

    /** Lets it go on; does nothing if it has been killed since. */
    static void resume(ProcessHandle process) throws IOException, InterruptedException {
        if (process.isAlive()) {
            signal(process, "CONT");
        }
    }

    private static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static List<ProcessHandle> jvms(Place place) {
        return place.processes().stream()
                .filter(process -> process.info()
                        .command()
                        .filter(name -> name.endsWith("java"))
                        .isPresent())
                .toList();
    }

    private static boolean runs(ProcessHandle jvm, String main) {
        return ProcessesOf.commandLine(jvm).contains(main);
    }
}
