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
 * The folder that the build lays out: {@code lib} (Volley's own modules but for those in the one jar), {@code volley} (the
 * one jar), {@code spark} (laid out like a SPARK_HOME), {@code yarn/jars} (the embedded YARN) and {@code coordination/jars}
 * (for simulated drivers). Their jars must never share a class path: Spark's Hadoop is not the embedded YARN's.
 */
public record Home(Path folder) {
    /** Names the folder; without it the folder is found beside the jar or the classes that this class came from. */
    public static final String PROPERTY = "volley.home";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The home that this program belongs to. It may lack Spark and YARN: who only submits brings his own. */
    public static Home find() {
        String named = System.getProperty(PROPERTY);
        return new Home(named == null ? besideThisClass() : Path.of(named));
    }

    /**
     * The home that this program belongs to, with Spark.
     *
     * @throws IllegalStateException if Spark is not in it; the message says how to build it
     */
    public static Home locate() {
        Home home = find();
        if (!Files.isDirectory(home.sparkJars())) {
            throw new IllegalStateException(
                    "%s has no spark/jars; build it with: ./mvnw -DskipTests package -pl cli -am"
                            .formatted(home.folder));
        }
        return home;
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

    public Path spark() {
        return folder.resolve("spark");
    }

    public Path sparkJars() {
        return folder.resolve("spark/jars");
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
        return only(folder.resolve("volley"), "volley-spark-*.jar");
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
                        "%s/volley has no volley-spark-*.jar; build it with: ./mvnw -DskipTests package"
                                .formatted(folder)));
    }

    /** The line of Spark that the one jar is for, such as {@code 3.5_2.12}; empty where the build has not made it. */
    public Optional<String> volleyLine() {
        return volleyJar()
                .map(jar -> jar.getFileName().toString().replaceFirst("^volley-spark-([\\d.]+_[\\d.]+)-.*$", "$1"));
    }

    /** Whether Spark's own backend for YARN is among Spark's jars. */
    public boolean hasStockYarn() {
        return only(sparkJars(), "spark-yarn_*.jar").isPresent();
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
