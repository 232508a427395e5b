package io.volley.it;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code volley submit}, as {@code bin/volley} starts it with the Spark that {@code SPARK_HOME} names, and without one with
 * that which Volley was built with.
 */
final class VolleyCommand {
    private VolleyCommand() {}

    /** Not started yet; where its output goes is the caller's affair. */
    static ProcessBuilder submit(Map<String, String> environment, List<String> words) {
        Home home = Home.locate();
        ProcessBuilder command = new ProcessBuilder(ImmutableList.<String>builder()
                .add(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dvolley.home=" + home.folder(),
                        "-cp",
                        home.lib().resolve("*").toString(),
                        "io.volley.cli.Main",
                        "submit")
                .addAll(words)
                .build());
        command.environment().remove("SPARK_HOME");
        command.environment().putAll(environment);
        return command;
    }

    /** What one prints that submits nothing and ends well. */
    static String answer(Place cluster, String... words) throws IOException, InterruptedException {
        Process process = submit(cluster.environment(), List.of(words))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("volley submit %s ended with %d. %s"
                    .formatted(String.join(" ", words), process.exitValue(), printed));
        }
        return printed;
    }
}
