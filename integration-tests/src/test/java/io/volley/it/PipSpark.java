package io.volley.it;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.collect.ImmutableSet;
import io.volley.testbed.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code bin/pip-spark} gets from PyPI. */
final class PipSpark {
    /** How it ends where Python 3 has no venv, and how {@code env} does where there is no Python 3. */
    private static final ImmutableSet<Integer> WITHOUT_PYTHON = ImmutableSet.of(3, 127);

    private PipSpark() {}

    /** The folder that it prints. Where there can be none, skips the tests and says why. */
    static Path get(String what) {
        try {
            Path work = Files.createDirectories(Path.of(System.getProperty("volley.work", "")));
            return get(what, work.resolve("pip-spark-" + what + ".log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + what + " was installed", interrupted);
        }
    }

    private static Path get(String what, Path log) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(System.getProperty("volley.pip-spark", ""), what)
                .redirectError(log.toFile())
                .start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = script.waitFor();
        assumeFalse(
                WITHOUT_PYTHON.contains(status),
                () -> "Python 3 with venv is needed for an installed Spark. " + LogTail.of(log, 5));
        if (status != 0) {
            throw new IOException("bin/pip-spark %s ended with %d. %s".formatted(what, status, LogTail.of(log, 20)));
        }
        return Path.of(printed.strip());
    }
}
