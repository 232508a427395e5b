package io.volley.testbed;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.spark.InstalledSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The folder that the build lays out: {@code lib} (Volley's own modules but for those in the one jar), {@code jars} (the
 * one jar), {@code spark} (laid out like a SPARK_HOME), {@code yarn/jars} (the embedded YARN) and {@code coordination/jars}
 * (for simulated drivers). Their jars must never share a class path: Spark's Hadoop is not the embedded YARN's. For races of
 * SQL there are {@code queries} and {@code generators}.
 *
 * <p>A release is such a folder without Spark, YARN and SQL, and with the one jar of each line.
 *
 * @param folder its place
 * @param spark a SPARK_HOME, or a folder with {@code jars} alone
 * @param line the line of Spark that is used, such as {@code 3.5_2.12}; {@code *} where there is only one
 */
public record Home(Path folder, Path spark, String line) {
    /** Names the folder; without it the folder is found beside the jar or the classes that this class came from. */
    public static final String PROPERTY = "volley.home";

    /** Names the Spark; without it that is in the folder. */
    public static final String SPARK_PROPERTY = "volley.spark";

    /** Names the line of Spark. */
    public static final String LINE_PROPERTY = "volley.line";

    public Home {
        folder = folder.toAbsolutePath().normalize();
        spark = spark.toAbsolutePath().normalize();
    }

    /** With the Spark that is in it. */
    public Home(Path folder) {
        this(folder, folder.resolve("spark"), "*");
    }

    /** The home that this program belongs to. It may lack Spark and YARN: who only submits brings his own. */
    public static Home find() {
        String named = System.getProperty(PROPERTY);
        Path folder = named == null ? besideThisClass() : Path.of(named);
        String spark = System.getProperty(SPARK_PROPERTY);
        return new Home(
                folder,
                spark == null ? folder.resolve("spark") : Path.of(spark),
                System.getProperty(LINE_PROPERTY, "*"));
    }

    /**
     * The home that this program belongs to, with Spark.
     *
     * @throws IllegalStateException if Spark is not in it; the message says what to do
     */
    public static Home locate() {
        Home home = find();
        if (!Files.isDirectory(home.sparkJars())) {
            throw new IllegalStateException(
                    "there is no Spark in %s; set SPARK_HOME to one, or take a build from source, which has it"
                            .formatted(home.spark));
        }
        return home;
    }

    /**
     * The same, if it has the embedded YARN too.
     *
     * @throws IllegalStateException if not; the message says what to do
     */
    public Home requireYarn() {
        if (!Files.isDirectory(yarnJars())) {
            throw new IllegalStateException(
                    "the embedded YARN is not in %s; take a build from source, which has it".formatted(folder));
        }
        return this;
    }

    private static Path besideThisClass() {
        try {
            Path source = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // home/lib/cli-….jar, or target/spark-…/classes with the home beside it
            return Files.isDirectory(source)
                    ? source.resolveSibling("home")
                    : source.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path sparkJars() {
        return spark.resolve("jars");
    }

    /** Spark's jars one by one, in the order of their names. */
    public ImmutableList<Path> sparkJarFiles() {
        return ImmutableList.sortedCopyOf(matching(sparkJars(), "*.jar"));
    }

    public Path yarnJars() {
        return folder.resolve("yarn/jars");
    }

    /** What drivers share with their ApplicationMasters, with Curator and ZooKeeper as Volley has them. */
    public Path coordinationJars() {
        return folder.resolve("coordination/jars");
    }

    /**
     * A folder for each SQL benchmark, by its name, with a file for each of its queries, such as {@code tpch/q1.sql}.
     *
     * @throws IllegalStateException if there is none; the message says what to do
     */
    public Path queries() {
        return requireSql("queries");
    }

    /**
     * The jar that makes the data of SQL benchmarks, for drivers and executors.
     *
     * @throws IllegalStateException if there is none; the message says what to do
     */
    public Path generators() {
        return requireSql("generators/generators.jar");
    }

    private Path requireSql(String name) {
        Path found = folder.resolve(name);
        if (!Files.exists(found)) {
            throw new IllegalStateException(
                    "there is no %s; take a build from source, which fetches the queries of SQL benchmarks and what makes their data"
                            .formatted(found));
        }
        return found;
    }

    public Path lib() {
        return folder.resolve("lib");
    }

    /**
     * The jar of one of Volley's own modules, for Spark jobs that are in it.
     *
     * @throws IllegalStateException if there is none
     */
    public Path jar(String module) {
        return only(lib(), module + "-*.jar")
                .orElseThrow(() -> new IllegalStateException("%s has no %s-*.jar".formatted(lib(), module)));
    }

    /** The one jar that users add to Spark; empty where the build has not made it. */
    public Optional<Path> volleyJar() {
        return only(folder.resolve("jars"), "volley-spark-%s-*.jar".formatted(line));
    }

    /** The jars of some of Volley's own modules, by commas, as {@code --jars} wants them. */
    public String jars(String... modules) {
        return Arrays.stream(modules)
                .map(module -> jar(module).toUri().toString())
                .collect(Collectors.joining(","));
    }

    /**
     * The one jar that users add to Spark.
     *
     * @throws IllegalStateException where the build has not made it; the message says how to
     */
    public Path requireVolleyJar() {
        return volleyJar()
                .orElseThrow(() -> new IllegalStateException(
                        "%s/jars has no volley-spark-%s-*.jar; build it with: ./mvnw -DskipTests package"
                                .formatted(folder, line)));
    }

    /** The line of Spark that the one jar is for, such as {@code 3.5_2.12}; empty where the build has not made it. */
    public Optional<String> volleyLine() {
        return volleyJar()
                .map(jar -> jar.getFileName().toString().replaceFirst("^volley-spark-([\\d.]+_[\\d.]+)-.*$", "$1"));
    }

    /**
     * The Spark in this home.
     *
     * @throws IllegalStateException if there is none
     */
    public InstalledSpark installedSpark() {
        return InstalledSpark.in(sparkJars())
                .orElseThrow(() -> new IllegalStateException("%s has no spark-core_*.jar".formatted(sparkJars())));
    }

    private static Optional<Path> only(Path folder, String glob) {
        List<Path> found = matching(folder, glob);
        if (found.size() > 1) {
            throw new IllegalStateException("%s should hold one %s, but holds %s".formatted(folder, glob, found));
        }
        return found.stream().findFirst();
    }

    private static List<Path> matching(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
