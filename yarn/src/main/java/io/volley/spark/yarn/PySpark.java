package io.volley.spark.yarn;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * PySpark itself, and the Py4J that it needs, as archives that Python imports from: those that {@code PYSPARK_ARCHIVES_PATH}
 * names, or else those of the driver's own Spark.
 *
 * @param source what names them
 * @param archives where they are, {@code local:} for those that each node has
 */
record PySpark(String source, ImmutableList<String> archives) {
    private static final String NAMED = "PYSPARK_ARCHIVES_PATH";
    private static final String FOLDER = "python/lib";
    private static final String ITSELF = "pyspark.zip";

    /** Its version is in its name, and in some vendor's Spark another than in Spark's own. */
    private static final String PY4J = "py4j-*-src.zip";

    /**
     * Empty if there is none.
     *
     * @param environment the driver's
     * @param sparkHome the driver's Spark
     */
    static Optional<PySpark> find(Map<String, String> environment, Optional<String> sparkHome) {
        String named = environment.getOrDefault(NAMED, "");
        if (!named.isBlank()) {
            return Optional.of(new PySpark(
                    NAMED,
                    ImmutableList.copyOf(
                            Splitter.on(',').trimResults().omitEmptyStrings().split(named))));
        }
        return sparkHome.flatMap(home -> in(Path.of(home, FOLDER)));
    }

    /**
     * The same for an application that cannot do without.
     *
     * @throws FileNotFoundException if there is none, naming what was looked for
     */
    static PySpark require(Map<String, String> environment, Optional<String> sparkHome) throws FileNotFoundException {
        Optional<PySpark> found = find(environment, sparkHome);
        if (found.isEmpty()) {
            throw new FileNotFoundException("The application is in Python, but "
                    + sparkHome
                            .map(home -> "there is no " + ITSELF + " with a " + PY4J + " in " + Path.of(home, FOLDER))
                            .orElse("SPARK_HOME is not set")
                    + "; set SPARK_HOME to a Spark that has them, or name both by " + NAMED + ", or set "
                    + PythonApplication.KEY + "=false if its executors run no Python");
        }
        return found.get();
    }

    private static Optional<PySpark> in(Path folder) {
        ImmutableList<String> itself = matching(folder, ITSELF);
        ImmutableList<String> py4j = matching(folder, PY4J);
        return itself.isEmpty() || py4j.isEmpty()
                ? Optional.empty()
                : Optional.of(new PySpark(
                        "SPARK_HOME",
                        ImmutableList.<String>builder()
                                .addAll(itself)
                                .addAll(py4j)
                                .build()));
    }

    private static ImmutableList<String> matching(Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return ImmutableList.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            ImmutableList.Builder<String> files = ImmutableList.builder();
            found.forEach(file -> files.add(file.toUri().toString()));
            return files.build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
