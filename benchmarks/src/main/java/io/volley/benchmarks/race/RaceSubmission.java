package io.volley.benchmarks.race;

import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.testbed.Home;
import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One submission by one system.
 *
 * @param settings Spark's and Volley's, stronger than the cluster's
 * @param folder its own; the driver's output goes there
 */
record RaceSubmission(
        Home home,
        RaceCluster cluster,
        BenchmarkedSystem system,
        DriverProgram program,
        Map<String, String> settings,
        Path folder) {
    /** Starts its driver. */
    Process start() throws IOException {
        return new SparkProcess(home.spark(), cluster.environment(folder))
                .submit(words())
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("job.out").toFile())
                .redirectError(log().toFile())
                .start();
    }

    /** What the driver logs. */
    Path log() {
        return folder.resolve("job.log");
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(cluster.words());
        words.addAll(List.of("--master", system.prefix() + cluster.master(), "--class", program.mainClass()));
        words.addAll(List.of(
                "--jars",
                system == BenchmarkedSystem.VOLLEY
                        ? home.requireVolleyJar().toUri() + "," + program.jars()
                        : program.jars()));
        Map<String, String> all = new TreeMap<>(cluster.settings(folder));
        all.putAll(settings);
        all.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.add(home.jar("benchmarks").toUri().toString());
        words.addAll(program.arguments().apply(folder));
        return words;
    }

    @Override
    public String toString() {
        return program.name() + " by " + system;
    }
}
