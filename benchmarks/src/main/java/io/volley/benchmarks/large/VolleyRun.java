package io.volley.benchmarks.large;

import io.volley.testbed.Home;
import io.volley.testbed.process.ChildProcess;
import io.volley.testbed.process.Java;
import io.volley.testbed.yarn.YarnProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Volley: a driver that only writes what it wants, and the ApplicationMaster as YARN would start it. */
final class VolleyRun implements SystemRun {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Home home;
    private final VirtualYarnProcess cluster;
    private final Path folder;
    private final ChildProcess driver;
    private Optional<ChildProcess> master = Optional.empty();

    /** @param folder its own, for its files and logs */
    VolleyRun(Home home, VirtualYarnProcess cluster, String zooKeeper, Path folder) {
        this.home = home;
        this.cluster = cluster;
        this.folder = folder.toAbsolutePath();
        String classpath = String.join(
                File.pathSeparator,
                cluster.configuration().toString(),
                home.yarnJars().resolve("*").toString(),
                home.coordinationJars().resolve("*").toString(),
                home.lib().resolve("*").toString());
        this.driver = new ChildProcess(
                "driver",
                List.of(
                        Java.executable(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j.configuration=volley-embedded-log4j.properties",
                        "-cp",
                        classpath,
                        VirtualDriver.class.getName(),
                        amFolder().toString(),
                        zooKeeper),
                this.folder);
    }

    private Path amFolder() {
        return folder.resolve("am");
    }

    @Override
    public void start() {
        driver.start(LIMIT);
        ChildProcess started = new ChildProcess("am", amCommand(), amFolder(), amEnvironment());
        master = Optional.of(started);
        started.start(LIMIT);
        driver.order(Orders.AWAIT, LIMIT);
    }

    /** The JVM's options are those of a real ApplicationMaster with its settings by default. */
    private List<String> amCommand() {
        String classpath = String.join(
                File.pathSeparator,
                home.volleyJar().orElseThrow().toString(),
                YarnProcess.containerClasspath(home).replace(",", File.pathSeparator),
                home.jar("benchmarks").toString(),
                home.jar("testbed").toString());
        return List.of(
                Java.executable(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j.configuration=io/volley/yarn/log4j.properties",
                "-cp",
                classpath,
                VirtualAm.class.getName(),
                Integer.toString(cluster.shape().nodes()));
    }

    private Map<String, String> amEnvironment() {
        try {
            return Map.of(
                    "CONTAINER_ID", Files.readString(amFolder().resolve(AmFolder.CONTAINER)),
                    "NM_HOST", "127.0.0.1",
                    "HADOOP_TOKEN_FILE_LOCATION",
                            amFolder().resolve(AmFolder.TOKENS).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long want(Schedule schedule, int executors, int hosts) {
        return Long.parseLong(
                driver.ask("%s %s %d %d".formatted(Orders.WANT, schedule.name(), executors, hosts), LIMIT));
    }

    @Override
    public ProcessUsage usage() {
        return ProcessUsage.parse(master.orElseThrow().ask(Orders.USAGE, LIMIT));
    }

    @Override
    public void finish() {
        driver.order(Orders.FINISH, LIMIT);
    }

    @Override
    public void close() {
        master.ifPresent(ChildProcess::close);
        driver.close();
    }
}
