package io.volley.cli.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.cli.doctor.probe.LocalProbes;
import io.volley.testbed.Home;
import io.volley.testbed.spark.InstalledSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether this Volley fits this Spark, these settings and this cluster. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check in seconds whether Volley would run here, without submitting anything.",
        footer = {
            "",
            "Exit status 0: no fault; 1: an application would not run. docs/doctor.md explains each row.",
            "",
            "Examples:",
            "  volley doctor",
            "  volley doctor --master spark-volley:yarn --conf spark.yarn.queue=nightly --conf spark.executor.memory=24g",
            "  volley doctor --master spark-volley:spark://h1:7077,h2:7077 --conf spark.executor.cores=4",
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int WIDTH = 118;

    @Option(
            names = "--master",
            paramLabel = "MASTER",
            description = "spark-volley:yarn or spark-volley:spark://…; else spark.master, else spark-volley:yarn")
    private Optional<String> master = Optional.empty();

    @Option(
            names = {"-c", "--conf"},
            paramLabel = "KEY=VALUE",
            description = "a setting of the application, as for spark-submit")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--properties-file",
            paramLabel = "FILE",
            description = "settings; without it, those in spark-defaults.conf")
    private Optional<Path> propertiesFile = Optional.empty();

    @Override
    public Integer call() throws IOException {
        ImmutableMap<String, String> environment = ImmutableMap.copyOf(System.getenv());
        Home found = Home.find();
        Path spark = SparkHomes.find(environment).orElse(found.spark());
        Home home = environment.containsKey("VOLLEY_SPARK_LINE") ? found : withTheJarFor(spark, found);
        ImmutableList<Path> jars = jars(spark.resolve("jars"));
        propertiesFile.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new IllegalStateException("--properties-file is %s, but there is no readable file".formatted(file));
        });
        Map<String, String> all = new HashMap<>(SparkDefaults.read(propertiesFile, spark, environment));
        all.putAll(settings);
        Setup setup = new Setup(
                master.orElseGet(() -> all.getOrDefault("spark.master", "spark-volley:yarn")),
                Settings.of(all),
                environment,
                Files.isDirectory(spark) ? Optional.of(new Installation(spark, jars)) : Optional.empty(),
                home.requireVolleyJar());
        ImmutableList<Finding> findings =
                new Doctor(setup, new LocalProbes(home, spark.resolve("jars"), jars, environment)).examine();
        System.out.print(FindingTable.of(findings, WIDTH));
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAULT) ? 1 : 0;
    }

    /** A release has a jar for each line; what it was started with knows only of SPARK_HOME. */
    private static Home withTheJarFor(Path spark, Home home) {
        return InstalledSpark.in(spark.resolve("jars"))
                .flatMap(InstalledSpark::line)
                .map(line -> new Home(home.folder(), home.spark(), line))
                .filter(other -> other.volleyJar().isPresent())
                .orElse(home);
    }

    private static ImmutableList<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return ImmutableList.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return ImmutableList.copyOf(jars);
        }
    }
}
