package io.volley.cli.race;

import io.volley.cli.Home;
import io.volley.cli.cluster.ClusterProcess;
import io.volley.cli.demo.AccessLog;
import io.volley.cli.race.job.RaceJob;
import io.volley.cli.submit.LoopbackSettings;
import io.volley.cli.submit.SparkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One submission of a scenario by one contender.
 *
 * @param executors how many it may have at most
 * @param length how many times as long as usual the load is
 * @param settings of the user, stronger than all others
 */
record Entry(
        Home home, Scenario scenario, Contender contender, int executors, double length, Map<String, String> settings) {
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
                new ArrayList<>(List.of("--master", contender.prefix() + master, "--class", RaceJob.class.getName()));
        if (contender == Contender.VOLLEY) {
            words.addAll(
                    List.of("--jars", home.volleyJar().orElseThrow().toUri().toString()));
        }
        Map<String, String> all = new TreeMap<>(LoopbackSettings.of(home));
        all.put("spark.local.dir", folder.resolve("local").toString());
        all.put("spark.yarn.stagingDir", folder.resolve("staging").toUri().toString());
        all.putAll(contender.settings(executors));
        all.putAll(scenario.settings(executors, length));
        all.putAll(settings);
        all.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.add(home.cliJar().toUri().toString());
        words.addAll(
                List.of(scenario.toString(), Integer.toString(executors), Double.toString(length), folder.toString()));
        return words;
    }

    @Override
    public String toString() {
        return scenario + " by " + contender;
    }
}
