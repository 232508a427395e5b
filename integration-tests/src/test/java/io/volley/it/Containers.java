package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.process.Processes;
import io.volley.testbed.yarn.ApplicationMasters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The processes of a cluster's containers. */
final class Containers {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";
    private static final String DRIVER = "DriverEntry";
    private static final Pattern NODE = Pattern.compile("-localDir-nm-(\\d+)_");

    private Containers() {}

    /** The JVM of the ApplicationMaster, Volley's or stock Spark's, once there is one. */
    static ProcessHandle applicationMaster(YarnPlace cluster) {
        return Awaitility.await("an ApplicationMaster")
                .atMost(LIMIT)
                .until(
                        () -> cluster.processes().stream()
                                .filter(ApplicationMasters::isOne)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The JVM of a driver in a container of its own. */
    static ProcessHandle driver(YarnPlace cluster) {
        return jvms(cluster).stream()
                .filter(jvm -> runs(jvm, DRIVER))
                .findFirst()
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

    /** The number of the NodeManager in whose folder a container works. */
    static int node(ProcessHandle container) throws IOException {
        Path folder = Files.readSymbolicLink(Path.of("/proc", Long.toString(container.pid()), "cwd"));
        Matcher matcher = NODE.matcher(folder.toString());
        assertThat(matcher.find()).as("%s", folder).isTrue();
        return Integer.parseInt(matcher.group(1));
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
        return Processes.commandLine(jvm).contains(main);
    }
}
