package io.volley.it;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.testbed.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An installed Spark with its commands, all its jars and its Python, as {@code bin/pip-spark} gets it from PyPI.
 *
 * @param home what {@code SPARK_HOME} names
 */
record Distribution(Path home) {
    /** How {@code bin/pip-spark} ends where Python 3 has no venv, and how {@code env} does where there is no Python 3. */
    private static final ImmutableSet<Integer> WITHOUT_PYTHON = ImmutableSet.of(3, 127);

    /** Those of the Spark line of this build, at least one. Where there can be none, skips the tests and says why. */
    static ImmutableList<Distribution> ofThisLine() {
        List<String> versions =
                Splitter.on(',').omitEmptyStrings().splitToList(System.getProperty("volley.pyspark", ""));
        assumeFalse(versions.isEmpty(), "PyPI has no Spark of this line built for this Scala");
        return versions.stream().map(Distribution::installed).collect(ImmutableList.toImmutableList());
    }

    private static Distribution installed(String version) {
        try {
            Path work = Files.createDirectories(Path.of(System.getProperty("volley.work", "")));
            return installed(version, work.resolve("pip-spark-" + version + ".log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pyspark was installed", interrupted);
        }
    }

    private static Distribution installed(String version, Path log) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(System.getProperty("volley.pip-spark", ""), version)
                .redirectError(log.toFile())
                .start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = script.waitFor();
        assumeFalse(
                WITHOUT_PYTHON.contains(status),
                () -> "Python 3 with venv is needed for an installed Spark. " + LogTail.of(log, 5));
        if (status != 0) {
            throw new IOException("bin/pip-spark %s ended with %d. %s".formatted(version, status, LogTail.of(log, 20)));
        }
        return new Distribution(Path.of(printed.strip()));
    }

    Path jars() {
        return home.resolve("jars");
    }

    /** The Python that this Spark's package is installed for. */
    Path python() {
        return home.resolveSibling("bin/python");
    }
}
