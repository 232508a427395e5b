package io.volley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonSparkTest {
    @TempDir
    private Path folder = Path.of("");

    private final Home home = new Home(Path.of("/opt/volley"), Path.of("/opt/volley/spark"), "3.5_2.12");

    @Test
    void isTheUsersOwnIfThatHasItsPython() throws IOException, InterruptedException {
        Files.createFile(Files.createDirectories(folder.resolve("python/lib")).resolve("pyspark.zip"));

        assertThat(PythonSpark.in(home, Optional.of(folder), Optional.empty()))
                .isEqualTo(new Home(home.folder(), folder, home.line()));
    }

    @Test
    void isPyPisInACheckout() throws IOException, InterruptedException {
        Path pip = folder.resolve("pip-spark");
        Files.writeString(pip, "#!/bin/sh\necho /cache/pyspark-$1/spark\n");
        assertThat(pip.toFile().setExecutable(true)).isTrue();

        assertThat(PythonSpark.in(home, Optional.empty(), Optional.of(pip)).spark())
                .isEqualTo(Path.of("/cache/pyspark-3.5.9/spark"));
    }

    @Test
    void isMissedWithWhatToDo() {
        assertThatThrownBy(() -> PythonSpark.in(home, Optional.of(folder), Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SPARK_HOME is %s, but there is no python/lib/pyspark.zip in it", folder);
        assertThatThrownBy(() -> PythonSpark.in(home, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A Spark 3.5_2.12 with its Python is needed; set SPARK_HOME to one");
        assertThatThrownBy(() -> PythonSpark.in(
                        new Home(home.folder(), home.spark(), "3.5_2.13"), Optional.empty(), Optional.of(folder)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("A Spark 3.5_2.13 with its Python is needed");
    }
}
