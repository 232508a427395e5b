package io.volley.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkHomesTest {
    @TempDir
    private Path folder;

    @Test
    void takesSparkHomeBeforeThePath() throws IOException {
        Path submit = installed("opt/spark");

        assertThat(SparkHomes.find(Map.of("SPARK_HOME", "/somewhere", "PATH", submit.toString())))
                .contains(Path.of("/somewhere"));
    }

    @Test
    void findsTheSparkThatSparkSubmitOfThePathIsALinkTo() throws IOException {
        Path submit = installed("opt/spark");
        Path bin = Files.createDirectories(folder.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("spark-submit"), submit.resolve("spark-submit"));

        assertThat(SparkHomes.find(Map.of("PATH", folder.resolve("none") + ":" + bin)))
                .contains(folder.resolve("opt/spark").toRealPath());
    }

    @Test
    void findsTheSparkThatPipHasInstalled() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("venv/bin"));
        Files.createFile(bin.resolve("spark-submit"));
        Path packaged = folder.resolve("venv/lib/python3.11/site-packages/pyspark");
        Files.createDirectories(packaged.resolve("jars"));

        assertThat(SparkHomes.find(Map.of("PATH", bin.toString()))).contains(packaged.toRealPath());
    }

    @Test
    void findsNoneWhereThereIsNone() throws IOException {
        assertThat(SparkHomes.find(Map.of("PATH", folder.toString()))).isEmpty();
    }

    private Path installed(String home) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(home).resolve("bin"));
        Files.createDirectories(folder.resolve(home).resolve("jars"));
        Files.createFile(bin.resolve("spark-submit"));
        return bin;
    }
}
