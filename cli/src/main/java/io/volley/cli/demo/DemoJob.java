package io.volley.cli.demo;

import io.volley.testbed.Home;
import io.volley.testbed.spark.LoopbackSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The submission of {@link LogReport} or of the same in Python, as words for SparkSubmit.
 *
 * @param python the program in Python; empty for the other
 * @param events the file for what the driver sees
 */
record DemoJob(
        Home home,
        Deployment deployment,
        Optional<Path> python,
        Path log,
        Path events,
        int mostExecutors,
        int taskMillis,
        boolean allMinutes,
        boolean ui) {
    private static final int TASKS_PER_EXECUTOR = 6;

    List<String> arguments() {
        List<String> words = new ArrayList<>(deployment.words());
        words.addAll(List.of("--name", "volley-demo"));
        if (python.isEmpty()) {
            words.addAll(List.of("--class", LogReport.class.getName()));
        }
        words.addAll(List.of("--jars", jars()));
        settings().forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.add(python.map(Path::toString)
                .orElseGet(() -> home.jar("cli").toUri().toString()));
        words.addAll(List.of(
                log.toUri().toString(),
                Integer.toString(TASKS_PER_EXECUTOR * mostExecutors),
                Integer.toString(taskMillis),
                Boolean.toString(allMinutes)));
        return words;
    }

    /** The listener is in the cli's, which is no application's where that is in Python. */
    private String jars() {
        return deployment.volleyJar().map(jar -> jar.toUri() + ",").orElse("")
                + (python.isPresent() ? home.jars("cli", "benchmarks", "testbed") : home.jars("benchmarks", "testbed"));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(LoopbackSettings.of(home));
        settings.put("spark.dynamicAllocation.enabled", "true");
        settings.put("spark.dynamicAllocation.shuffleTracking.enabled", "true");
        settings.put("spark.dynamicAllocation.minExecutors", "0");
        settings.put("spark.dynamicAllocation.maxExecutors", Integer.toString(mostExecutors));
        settings.putAll(deployment.settings());
        settings.merge("spark.driver.extraJavaOptions", deployment.javaOptions(), String::concat);
        settings.put("spark.extraListeners", DriverEvents.NAME);
        settings.put(DriverEvents.FILE, events.toString());
        settings.put("spark.ui.enabled", Boolean.toString(ui));
        return settings;
    }
}
