package io.volley.benchmarks.large;

import io.volley.testbed.Home;
import io.volley.testbed.process.ChildProcess;
import io.volley.testbed.process.Java;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stock Spark, with its driver and its ApplicationMaster in one JVM. */
final class StockRun implements SystemRun {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ChildProcess process;

    /** @param folder its own, for its files and logs */
    StockRun(Home home, VirtualYarnProcess cluster, Path folder) {
        Path own = folder.toAbsolutePath();
        // JVM options as Spark's launcher has them: Java's own collector and compilers, and the default heap of a
        // driver.
        List<String> command = new ArrayList<>(List.of(Java.executable(), "-Xmx1g"));
        for (String opened :
                List.of("java.lang", "java.lang.invoke", "java.net", "java.nio", "java.util", "sun.nio.ch")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        new TreeMap<>(settings(home.sparkJars().resolve("*").toString(), own))
                .forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        cluster.configuration().toString(),
                        home.sparkJars().resolve("*").toString(),
                        home.lib().resolve("*").toString()),
                StockDriver.class.getName(),
                Integer.toString(cluster.shape().nodes())));
        this.process = new ChildProcess(
                "stock",
                command,
                own,
                Map.of(
                        "HADOOP_CONF_DIR", cluster.configuration().toString(),
                        "SPARK_HOME", home.spark().toString(),
                        "SPARK_LOCAL_IP", "127.0.0.1"));
    }

    /** No executors at first, and no pages. */
    private static Map<String, String> settings(String jars, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("spark.master", "yarn");
        settings.put("spark.submit.deployMode", "client");
        settings.put("spark.app.name", "large run");
        settings.put("spark.yarn.unmanagedAM.enabled", "true");
        settings.put("spark.yarn.jars", "local:" + jars);
        settings.put("spark.yarn.stagingDir", folder + "/staging");
        settings.put("spark.local.dir", folder + "/local");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.executor.instances", "0");
        settings.put("spark.executor.memory", Sizes.HEAP_MB + "m");
        settings.put("spark.executor.memoryOverhead", (Sizes.CONTAINER_MB - Sizes.HEAP_MB) + "m");
        settings.put("spark.executor.cores", Integer.toString(Sizes.CORES));
        return settings;
    }

    @Override
    public void start() {
        process.start(LIMIT);
    }

    @Override
    public long want(Schedule schedule, int executors, int hosts) {
        return Long.parseLong(
                process.ask("%s %s %d %d".formatted(Orders.WANT, schedule.name(), executors, hosts), LIMIT));
    }

    @Override
    public ProcessUsage usage() {
        return ProcessUsage.parse(process.ask(Orders.USAGE, LIMIT));
    }

    @Override
    public void finish() {
        process.order(Orders.FINISH, LIMIT);
    }

    @Override
    public void close() {
        process.close();
    }
}
