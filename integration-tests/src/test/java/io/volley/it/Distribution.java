package io.volley.it;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An installed Spark with its commands, all its jars and its Python, as {@code bin/pip-spark} gets it from PyPI.
 *
 * @param home what {@code SPARK_HOME} names
 */
record Distribution(Path home) {
    /** Those of the Spark line of this build, at least one. Where there can be none, skips the tests and says why. */
    static ImmutableList<Distribution> ofThisLine() {
        List<String> versions =
                Splitter.on(',').omitEmptyStrings().splitToList(System.getProperty("volley.pyspark", ""));
        assumeFalse(versions.isEmpty(), "PyPI has no Spark of this line built for this Scala");
        return versions.stream()
                .map(version -> new Distribution(PipSpark.get(version)))
                .collect(ImmutableList.toImmutableList());
    }

    Path jars() {
        return home.resolve("jars");
    }

    /** Whether there is a jar whose name is like this pattern of a shell's. */
    boolean hasJar(String pattern) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(jars(), pattern)) {
            return found.iterator().hasNext();
        }
    }

    /** The Python that this Spark's package is installed for. */
    Path python() {
        return home.resolveSibling("bin/python");
    }
}
