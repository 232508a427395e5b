package io.volley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoJobTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void submitsWithTheOneJarAndDynamicAllocationOnly() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Path application = Files.createFile(folder.resolve("lib/cli-1.jar"));
        String modules =
                Files.createFile(folder.resolve("lib/benchmarks-1.jar")).toUri() + ","
                        + Files.createFile(folder.resolve("lib/testbed-1.jar")).toUri();

        List<String> words = new DemoJob(
                        new Home(folder),
                        "spark-volley:yarn",
                        Optional.of(Path.of("/opt/volley.jar")),
                        Path.of("/var/log/dpkg.log"),
                        Path.of("/tmp/events"),
                        8,
                        300,
                        false,
                        false)
                .arguments();

        assertThat(words)
                .containsSubsequence("--master", "spark-volley:yarn")
                .containsSubsequence("--jars", "file:///opt/volley.jar," + modules)
                .containsSubsequence("--conf", "spark.dynamicAllocation.maxExecutors=8")
                .endsWith(
                        application.toUri().toString(), "file:///var/log/dpkg.log", "48", "300", "/tmp/events", "false")
                .noneMatch(word -> word.startsWith("spark.volley."));
    }
}
