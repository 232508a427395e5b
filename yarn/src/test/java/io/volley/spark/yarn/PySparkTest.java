package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PySparkTest {
    @TempDir
    private Path folder;

    @Test
    void isWhatTheEnvironmentNames() {
        assertThat(PySpark.find(
                                Map.of("PYSPARK_ARCHIVES_PATH", "local:/opt/pyspark.zip, hdfs:/py4j.zip"),
                                Optional.of("/opt/spark"))
                        .orElseThrow()
                        .archives())
                .containsExactly("local:/opt/pyspark.zip", "hdfs:/py4j.zip");
    }

    @Test
    void isElseThatOfTheDriversSpark() throws IOException {
        Path home = Files.createDirectories(folder.resolve("my spark #2"));
        Path library = Files.createDirectories(home.resolve("python/lib"));
        Files.createFile(library.resolve("pyspark.zip"));
        Files.createFile(library.resolve("py4j-0.10.9.7-vendor-1-src.zip"));
        Files.createFile(library.resolve("PY4J_LICENSE.txt"));

        assertThat(PySpark.require(Map.of("PYSPARK_ARCHIVES_PATH", ""), Optional.of(home.toString()))
                        .archives())
                .containsExactly(
                        library.resolve("pyspark.zip").toUri().toString(),
                        library.resolve("py4j-0.10.9.7-vendor-1-src.zip")
                                .toUri()
                                .toString());
    }

    @Test
    void saysWhereItWasLookedFor() throws IOException {
        Path library = Files.createDirectories(folder.resolve("python/lib"));
        Files.createFile(library.resolve("pyspark.zip"));

        assertThat(PySpark.find(Map.of(), Optional.of(folder.toString()))).isEmpty();
        assertThatThrownBy(() -> PySpark.require(Map.of(), Optional.of(folder.toString())))
                .hasMessage("The application is in Python, but there is no pyspark.zip with a py4j-*-src.zip in "
                        + library + "; set SPARK_HOME to a Spark that has them, or name both by PYSPARK_ARCHIVES_PATH,"
                        + " or set spark.yarn.isPython=false if its executors run no Python");
        assertThatThrownBy(() -> PySpark.require(Map.of(), Optional.empty()))
                .hasMessageStartingWith("The application is in Python, but SPARK_HOME is not set; ");
    }
}
