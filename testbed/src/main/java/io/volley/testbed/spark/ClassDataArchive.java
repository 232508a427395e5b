package io.volley.testbed.spark;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A class data archive of the Spark jars in a {@link Home}. A JVM whose class path begins with exactly those jars, in that
 * order, maps their classes from it instead of parsing and verifying them, and starts in about half the time. A JVM that
 * it does not fit starts as it would without.
 *
 * @param file the archive, as {@code -XX:SharedArchiveFile} wants it
 * @param jars what it was made of, in its order
 */
public record ClassDataArchive(Path file, ImmutableList<Path> jars) {
    /** The archive of a home; empty if none has been made. */
    public static Optional<ClassDataArchive> of(Home home) {
        return Optional.of(at(home)).filter(archive -> Files.isRegularFile(archive.file()));
    }

    /** Where the archive of a home is, or would be. */
    static ClassDataArchive at(Home home) {
        return new ClassDataArchive(home.folder().resolve("spark/classes.jsa"), home.sparkJarFiles());
    }

    /** What the class path must begin with. */
    public String classPath() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The option that has a JVM use it. */
    public String option() {
        return "-XX:SharedArchiveFile=" + file;
    }
}
