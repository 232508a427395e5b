package io.volley.benchmarks.race;

import io.volley.benchmarks.load.AccessLog;
import io.volley.benchmarks.race.job.RaceJob;
import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.spark.LoopbackSettings;
import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One submission of a scenario by one system.
 *
 * @param parameters how large the scenario is; its settings are stronger than all others
 */
record RaceSubmission(Home home, Scenario scenario, BenchmarkedSystem system, RaceParameters parameters) {
    private static final long SEED = 20261121;
    private static final int LINES = 20_000;

    /**
     * Starts its driver.
     *
     * @param folder its own; the driver's output goes there
     */
    Process start(ClusterProcess cluster, Path folder) throws IOException {
        new AccessLog(SEED).write(folder.resolve(RaceJob.LOG), LINES);
        Map<String, String> environment = new TreeMap<>(cluster.environment());
        // Not the user's: their defaults are for another cluster.
        environment.put("SPARK_CONF_DIR", folder.toString());
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        return new SparkProcess(home.spark(), environment)
                .submit(words(cluster.master(), folder))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("job.out").toFile())
                .redirectError(folder.resolve("job.log").toFile())
                .start();
    }

    private List<String> words(String master, Path folder) {
        List<String> words =
                new ArrayList<>(List.of("--master", system.prefix() + master, "--class", RaceJob.class.getName()));
        String jars = home.jars("simulation", "testbed");
        words.addAll(List.of(
                "--jars",
                system == BenchmarkedSystem.VOLLEY ? home.requireVolleyJar().toUri() + "," + jars : jars));
        Map<String, String> all = new TreeMap<>(LoopbackSettings.of(home));
        all.put("spark.local.dir", folder.resolve("local").toString());
        all.put("spark.yarn.stagingDir", folder.resolve("staging").toUri().toString());
        all.putAll(system.settings(parameters.executors()));
        all.putAll(scenario.settings(parameters.executors(), parameters.length()));
        all.putAll(parameters.settings());
        all.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.add(home.jar("benchmarks").toUri().toString());
        words.addAll(List.of(
                scenario.toString(),
                Integer.toString(parameters.executors()),
                Double.toString(parameters.length()),
                folder.toString()));
        return words;
    }

    @Override
    public String toString() {
        return scenario + " by " + system;
    }
}
