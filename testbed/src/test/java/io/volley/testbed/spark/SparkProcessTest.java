package io.volley.testbed.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkProcessTest {
    private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

    @Test
    void readsTheCommandThatSparksLauncherPrints() throws IOException {
        assertThat(SparkProcess.commandIn(printed("\0\njava\0-cp\0a b\0\0Main\0")))
                .containsExactly("java", "-cp", "a b", "", "Main");
    }

    @Test
    void skipsWhatTheLauncherSaysToPeople() throws IOException {
        assertThat(SparkProcess.commandIn(printed("Spark Command: …\n\0\njava\0Main\0")))
                .containsExactly("java", "Main");
    }

    @Test
    void saysWhatTheLauncherPrintedInPlaceOfACommand() {
        assertThatThrownBy(() -> SparkProcess.commandIn(printed("no such option\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such option");
    }

    @Test
    void usesTheSubmitScriptOfAnInstalledSpark(@TempDir Path spark) throws IOException {
        Path script = Files.createDirectories(spark.resolve("bin")).resolve("spark-submit");
        Files.writeString(script, "#!/bin/sh\n");
        Files.createFile(Files.createDirectories(spark.resolve("jars")).resolve("spark-core_2.12-3.5.6.jar"));
        assertThat(script.toFile().setExecutable(true)).isTrue();

        ProcessBuilder builder =
                new SparkProcess(spark, Map.of("HADOOP_CONF_DIR", "/etc/hadoop")).submit(List.of("app.jar"));

        assertThat(builder.command()).containsExactly(script.toString(), "app.jar");
        assertThat(builder.environment())
                .containsEntry("SPARK_HOME", spark.toString())
                .containsEntry("SPARK_SCALA_VERSION", "2.12")
                .containsEntry("HADOOP_CONF_DIR", "/etc/hadoop");
    }

    @Test
    void runsAnotherMainClassInTheJvmThatSparkSubmitWouldHave() {
        List<String> command = List.of("java", "-cp", "/conf:/jars/*", "-Xmx1g", SUBMIT, "--class", SUBMIT, "app.jar");

        assertThat(SparkProcess.inPlaceOfSparkSubmit("org.example.Submit", Path.of("/v.jar"), command))
                .containsExactly(
                        "java",
                        "-cp",
                        "/conf:/jars/*:/v.jar",
                        "-Xmx1g",
                        "org.example.Submit",
                        "--class",
                        SUBMIT,
                        "app.jar");
    }

    private static byte[] printed(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
