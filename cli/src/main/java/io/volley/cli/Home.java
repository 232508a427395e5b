package io.volley.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder that the build lays out: {@code lib} (this program), {@code volley} (the one jar), {@code spark} (laid out
 * like a SPARK_HOME), {@code yarn/jars} (the embedded YARN) and {@code coordination/jars} (for simulated drivers). Their jars must never share a classpath: Spark's Hadoop
 * is not the embedded YARN's.
 */
public record Home(Path folder) {
    /** Names the folder; without it the folder is found beside the jar or the classes that this class came from. */
    public static final String PROPERTY = "volley.home";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Finds the home that this program belongs to.
     *
     * @throws IllegalStateException if there is no such folder; the message says how to build it
     */
    public static Home locate() {
        String named = System.getProperty(PROPERTY);
        Home home = new Home(named == null ? besideThisClass() : Path.of(named));
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

    /** This program's own jar; it holds the demo's Spark job as well. */
    public Path cliJar() {
        return only(lib(), "cli-*.jar")
                .orElseThrow(() -> new IllegalStateException("%s has no cli-*.jar".formatted(lib())));
    }

    /** The one jar that users add to Spark; empty where the build has not made it. */
    public Optional<Path> volleyJar() {
        return only(folder.resolve("volley"), "volley-spark-*.jar");
    }

    /** Whether Spark's own backend for YARN is among Spark's jars. */
    public boolean hasStockYarn() {
        return only(sparkJars(), "spark-yarn_*.jar").isPresent();
    }

    /** The line of Spark in this home: {@code 3.5} or {@code 4.2}. */
    public String sparkLine() {
        return sparkLine(sparkJars())
                .orElseThrow(() -> new IllegalStateException("%s has no spark-core_2.13".formatted(sparkJars())));
    }

    /** The line of Spark, built for Scala 2.13, in a folder of jars; empty if there is none. */
    public static Optional<String> sparkLine(Path jars) {
        return only(jars, "spark-core_2.13-*.jar").map(jar -> {
            String version = jar.getFileName().toString().substring("spark-core_2.13-".length());
            return version.replaceFirst("^(\\d+\\.\\d+)\\..*$", "$1");
        });
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
