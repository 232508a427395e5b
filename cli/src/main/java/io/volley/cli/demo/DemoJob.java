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
 * The submission of {@link LogReport}, as words for SparkSubmit.
 *
 * @param volleyJar the one jar; without it only stock masters work
 * @param events the file for what the driver sees
 */
record DemoJob(
        Home home,
        String master,
        Optional<Path> volleyJar,
        Path log,
        Path events,
        int mostExecutors,
        int taskMillis,
        boolean allMinutes,
        boolean ui) {
    private static final int TASKS_PER_EXECUTOR = 6;

    List<String> arguments() {
        List<String> words = new ArrayList<>(List.of("--master", master, "--name", "volley-demo", "--class"));
        words.add(LogReport.class.getName());
        words.addAll(List.of(
                "--jars", volleyJar.map(jar -> jar.toUri() + ",").orElse("") + home.jars("benchmarks", "testbed")));
        settings().forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.add(home.jar("cli").toUri().toString());
        words.addAll(List.of(
                log.toUri().toString(),
                Integer.toString(TASKS_PER_EXECUTOR * mostExecutors),
                Integer.toString(taskMillis),
                events.toString(),
                Boolean.toString(allMinutes)));
        return words;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(LoopbackSettings.of(home));
        settings.put("spark.dynamicAllocation.enabled", "true");
        settings.put("spark.dynamicAllocation.shuffleTracking.enabled", "true");
        settings.put("spark.dynamicAllocation.minExecutors", "0");
        settings.put("spark.dynamicAllocation.maxExecutors", Integer.toString(mostExecutors));
        settings.merge(
                "spark.driver.extraJavaOptions",
                "-D" + LogReport.LIFELINE + "=true",
                (ours, more) -> ours + " " + more);
        settings.put("spark.ui.enabled", Boolean.toString(ui));
        return settings;
    }
}
