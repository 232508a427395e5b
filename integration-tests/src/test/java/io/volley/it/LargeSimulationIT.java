package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code volley simulate yarn} on a cluster that is not large. */
@OnOneLine
class LargeSimulationIT {
    private static final int NODES = 20;
    private static final int EXECUTORS = 60;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void startsAllExecutorsOfEveryContender() throws Exception {
        Path json = folder.resolve("large.json");
        Process command = start("--json", json.toString());
        try {
            assertThat(command.waitFor(5, TimeUnit.MINUTES)).as(this::said).isTrue();
            assertThat(command.exitValue()).as(this::said).isZero();
        } finally {
            end(command);
        }

        JsonNode table = new ObjectMapper().readTree(json.toFile()).get(0);
        assertThat(table.get("executors").asInt()).isEqualTo(EXECUTORS);
        assertThat(only(table, "executorsRunning", "volley")).isEqualTo(EXECUTORS);
        assertThat(only(table, "containersAllocated", "volley")).isGreaterThanOrEqualTo(EXECUTORS);
        assertThat(only(table, "nodesUsed", "volley")).isEqualTo(NODES);
        assertThat(only(table, "startCalls", "volley")).isBetween((double) NODES, (double) EXECUTORS);
        assertThat(only(table, "allRequested", "volley"))
                .isPositive()
                .isLessThanOrEqualTo(only(table, "allAllocated", "volley"))
                .isLessThanOrEqualTo(only(table, "allStarted", "volley"));
        assertThat(only(table, "executorsRunning", "stock")).isEqualTo(EXECUTORS);
        assertThat(only(table, "startCalls", "stock")).isEqualTo(EXECUTORS);
        assertThat(leftIn(folder.resolve("tmp"))).as(this::said).isEmpty();
    }

    @Test
    void endsAllThatItStartedWhenItIsKilled() throws Exception {
        Process command = start();
        List<ProcessHandle> started = new ArrayList<>();
        try {
            Awaitility.await("ZooKeeper, ResourceManager and an application to be there")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> command.descendants().count() >= 3);
            started.addAll(command.descendants().toList());
        } finally {
            end(command);
        }

        Awaitility.await("all that it started to end")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(started).noneMatch(ProcessHandle::isAlive));
    }

    private Process start(String... more) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        Home home = Home.locate();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dvolley.home=" + home.folder(),
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                home.lib().resolve("*").toString(),
                "io.volley.cli.Main",
                "simulate",
                "yarn",
                "--nodes=" + NODES,
                "--executors=" + EXECUTORS,
                "--rounds=1",
                "--scheduler=default",
                "--against=stock"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static void end(Process command) throws InterruptedException {
        command.destroyForcibly();
        command.waitFor();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The value of the only round. */
    private static double only(JsonNode table, String figure, String system) {
        for (JsonNode each : table.get("figures")) {
            if (each.get("name").asText().equals(figure)) {
                return each.get(system).get("median").asDouble();
            }
        }
        throw new AssertionError("there is no figure " + figure + " in " + table);
    }

    private static List<Path> leftIn(Path tmp) throws IOException {
        try (var files = Files.list(tmp)) {
            return files.filter(path -> path.getFileName().toString().startsWith("volley-"))
                    .toList();
        }
    }
}
