package io.volley.it;

import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code volley doctor} has said.
 *
 * @param exit its exit status
 * @param text its table
 */
record DoctorRun(int exit, String text) {
    /** Runs it as {@code bin/volley} does. */
    static DoctorRun of(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        Home home = Home.locate();
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dvolley.home=" + home.folder(),
                "-cp",
                home.lib().resolve("*").toString(),
                "io.volley.cli.Main",
                "doctor",
                "--conf",
                "spark.driver.host=127.0.0.1"));
        words.addAll(List.of(options));
        ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
        List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR", "SPARK_CONF_DIR", "MASTER").forEach(command.environment()::remove);
        command.environment().put("SPARK_HOME", home.spark().toString());
        command.environment().putAll(environment);
        Process process = command.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new DoctorRun(process.waitFor(), text);
    }
}
