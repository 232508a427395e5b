package io.volley.cli.demo;

import com.google.common.collect.ImmutableMap;
import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Spark that has its Python: that of SPARK_HOME, or in a checkout the one of PyPI, installed once. */
final class PythonSpark {
    private static final String PYTHON = "python/lib/pyspark.zip";

    /** What PyPI has of each line; it has no 3.5 for Scala 2.13. */
    private static final ImmutableMap<String, String> OF_PYPI = ImmutableMap.of("3.5_2.12", "3.5.9", "4_2.13", "4.2.0");

    private PythonSpark() {}

    /**
     * The same home with such a Spark.
     *
     * @param named what SPARK_HOME names
     * @param pip the script that installs one; empty outside a checkout
     * @throws IllegalStateException if there is none
     */
    static Home in(Home home, Optional<Path> named, Optional<Path> pip) throws IOException, InterruptedException {
        if (named.isPresent()) {
            if (!Files.isRegularFile(named.get().resolve(PYTHON))) {
                throw new IllegalStateException(
                        "SPARK_HOME is %s, but there is no %s in it".formatted(named.get(), PYTHON));
            }
            return new Home(home.folder(), named.get(), home.line());
        }
        String line = home.volleyLine().orElseGet(home::line);
        String version = OF_PYPI.get(line);
        if (pip.isEmpty() || version == null) {
            throw new IllegalStateException(
                    "A Spark %s with its Python is needed; set SPARK_HOME to one".formatted(line));
        }
        return new Home(home.folder(), install(pip.get(), version), home.line());
    }

    private static Path install(Path pip, String version) throws IOException, InterruptedException {
        Process installing = new ProcessBuilder(pip.toString(), version)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(installing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (installing.waitFor() != 0) {
            throw new IllegalStateException("%s %s ended with %d, see above; set SPARK_HOME to a Spark with its Python"
                    .formatted(pip, version, installing.exitValue()));
        }
        return Path.of(printed.strip());
    }
}
