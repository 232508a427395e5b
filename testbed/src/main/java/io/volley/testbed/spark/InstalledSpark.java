package io.volley.testbed.spark;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Spark is in a folder of jars.
 *
 * @param version such as {@code 3.5.6}, or a vendor's {@code 3.5.1-amzn-0}
 * @param scala the Scala that it is built for: {@code 2.12} or {@code 2.13}
 */
public record InstalledSpark(String version, String scala) {
    /** The lines of Spark that there are jars of Volley for, each a Spark and its Scala. */
    public static final ImmutableList<String> LINES = ImmutableList.of("3.5_2.12", "3.5_2.13", "4_2.13");

    private static final Pattern CORE = Pattern.compile("spark-core_(\\d+\\.\\d+)-(\\d.*)\\.jar");

    /**
     * The Spark in a folder of jars; empty if there is none.
     *
     * @throws IllegalStateException if there are two
     */
    public static Optional<InstalledSpark> in(Path jars) {
        List<InstalledSpark> found = new ArrayList<>();
        if (Files.isDirectory(jars)) {
            try (DirectoryStream<Path> cores = Files.newDirectoryStream(jars, "spark-core_*.jar")) {
                for (Path core : cores) {
                    Matcher name = CORE.matcher(core.getFileName().toString());
                    if (name.matches()) {
                        found.add(new InstalledSpark(name.group(2), name.group(1)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (found.size() > 1) {
            throw new IllegalStateException("%s should hold one Spark, but holds %s".formatted(jars, found));
        }
        return found.stream().findFirst();
    }

    /** The line that it belongs to, such as {@code 3.5_2.12} or {@code 4_2.13}; empty if there is no Volley for it. */
    public Optional<String> line() {
        return LINES.stream().filter(this::belongsTo).findFirst();
    }

    private boolean belongsTo(String line) {
        int scalaFrom = line.indexOf('_') + 1;
        return scala.equals(line.substring(scalaFrom)) && version.startsWith(line.substring(0, scalaFrom - 1) + ".");
    }

    @Override
    public String toString() {
        return "Spark %s for Scala %s".formatted(version, scala);
    }
}
