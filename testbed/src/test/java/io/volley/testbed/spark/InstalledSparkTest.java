package io.volley.testbed.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledSparkTest {
    @TempDir
    private Path jars = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "spark-core_2.12-3.5.6.jar, 3.5_2.12",
        "spark-core_2.12-3.5.1-amzn-0.jar, 3.5_2.12",
        "spark-core_2.13-3.5.0.jar, 3.5_2.13",
        "spark-core_2.13-4.0.1.jar, 4_2.13",
        "spark-core_2.13-4.3.0.jar, 4_2.13"
    })
    void belongsToALine(String core, String line) throws IOException {
        Files.createFile(jars.resolve(core));

        assertThat(InstalledSpark.in(jars).orElseThrow().line()).contains(line);
    }

    @ParameterizedTest
    @CsvSource({"spark-core_2.12-3.4.4.jar", "spark-core_2.12-4.0.0.jar", "spark-core_3-5.0.0.jar"})
    void belongsToNone(String core) throws IOException {
        Files.createFile(jars.resolve(core));

        assertThat(InstalledSpark.in(jars).flatMap(InstalledSpark::line)).isEmpty();
    }

    @Test
    void isNoneWhereItsCoreIsNot() {
        assertThat(InstalledSpark.in(jars)).isEmpty();
        assertThat(InstalledSpark.in(jars.resolve("missing"))).isEmpty();
    }

    @Test
    void isNotChosenBetweenTwo() throws IOException {
        Files.createFile(jars.resolve("spark-core_2.12-3.5.6.jar"));
        Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));

        assertThatThrownBy(() -> InstalledSpark.in(jars))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("should hold one Spark, but holds")
                .hasMessageContaining("Spark 3.5.6 for Scala 2.12")
                .hasMessageContaining("Spark 4.2.0 for Scala 2.13");
    }
}
