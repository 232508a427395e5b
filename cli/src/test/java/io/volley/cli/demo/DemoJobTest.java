package io.volley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoJobTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void build() throws IOException {
        for (String jar : List.of("cli-1.jar", "benchmarks-1.jar", "testbed-1.jar")) {
            Files.createFile(Files.createDirectories(folder.resolve("lib")).resolve(jar));
        }
    }

    @Test
    void submitsWithTheOneJarAndDynamicAllocationOnly() {
        List<String> words = job(Optional.empty()).arguments();

        assertThat(words)
                .containsSubsequence("--master", "spark-volley:yarn")
                .containsSubsequence("--class", LogReport.class.getName())
                .containsSubsequence("--jars", "file:///opt/volley.jar," + uri("benchmarks") + "," + uri("testbed"))
                .containsSubsequence("--conf", "spark.dynamicAllocation.maxExecutors=8")
                .containsSubsequence("--conf", "spark.demo.events=/tmp/events")
                .anyMatch(word -> word.endsWith(" -D" + DriverEvents.LIFELINE + "=true"))
                .endsWith(uri("cli"), "file:///var/log/dpkg.log", "48", "300", "false")
                .noneMatch(word -> word.startsWith("spark.volley."));
    }

    @Test
    void submitsAProgramInPythonWithTheListenerBesideIt() {
        assertThat(job(Optional.of(Path.of("/tmp/log_report.py"))).arguments())
                .doesNotContain("--class")
                .containsSubsequence(
                        "--jars",
                        "file:///opt/volley.jar," + uri("cli") + "," + uri("benchmarks") + "," + uri("testbed"))
                .endsWith("/tmp/log_report.py", "file:///var/log/dpkg.log", "48", "300", "false");
    }

    @Test
    void submitsADriverForTheClusterWithTheZooKeeperThatOutlivesIt() {
        assertThat(job(Optional.empty(), Deployment.inCluster("127.0.0.1:2181")).arguments())
                .startsWith("--master", "spark-volley:yarn", "--deploy-mode", "cluster")
                .contains("spark.volley.zookeeper.connect=127.0.0.1:2181")
                .containsSubsequence("--jars", uri("benchmarks") + "," + uri("testbed"))
                .noneMatch(word -> word.contains(DriverEvents.LIFELINE));
    }

    private DemoJob job(Optional<Path> python) {
        return job(python, Deployment.here("yarn", Path.of("/opt/volley.jar")));
    }

    private DemoJob job(Optional<Path> python, Deployment deployment) {
        return new DemoJob(
                new Home(folder),
                deployment,
                python,
                Path.of("/var/log/dpkg.log"),
                Path.of("/tmp/events"),
                8,
                300,
                false,
                false);
    }

    private String uri(String module) {
        return folder.resolve("lib/" + module + "-1.jar").toUri().toString();
    }
}
