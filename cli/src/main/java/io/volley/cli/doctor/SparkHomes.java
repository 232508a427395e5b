package io.volley.cli.doctor;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the Spark that a user would run: SPARK_HOME, else where the first {@code spark-submit} of the PATH comes from. */
final class SparkHomes {
    private SparkHomes() {}

    static Optional<Path> find(Map<String, String> environment) throws IOException {
        String named = environment.getOrDefault("SPARK_HOME", "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        for (String folder :
                Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(environment.getOrDefault("PATH", ""))) {
            Path submit = Path.of(folder, "spark-submit");
            if (Files.isRegularFile(submit)) {
                return of(submit.toRealPath());
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> of(Path submit) throws IOException {
        Path above = submit.resolve("../..").normalize();
        if (Files.isDirectory(above.resolve("jars"))) {
            return Optional.of(above);
        }
        // Where pip has installed it: bin/spark-submit, and lib/python3.…/site-packages/pyspark
        Path libraries = above.resolve("lib");
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> pythons = Files.newDirectoryStream(libraries, "python*")) {
                for (Path python : pythons) {
                    Path packaged = python.resolve("site-packages/pyspark");
                    if (Files.isDirectory(packaged.resolve("jars"))) {
                        return Optional.of(packaged);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
