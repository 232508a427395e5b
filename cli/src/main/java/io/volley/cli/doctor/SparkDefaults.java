package io.volley.cli.doctor;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The settings that hold where a submission names none. */
final class SparkDefaults {
    private SparkDefaults() {}

    /**
     * What Spark itself would read: the named file, else spark-defaults.conf; then MASTER of the environment.
     *
     * @param file that {@code --properties-file} names
     * @param spark what SPARK_HOME names
     */
    static Map<String, String> read(Optional<Path> file, Path spark, Map<String, String> environment)
            throws IOException {
        Map<String, String> settings = new HashMap<>();
        if (environment.containsKey("MASTER")) {
            settings.put("spark.master", environment.get("MASTER"));
        }
        Path configuration = Optional.ofNullable(environment.get("SPARK_CONF_DIR"))
                .map(Path::of)
                .orElse(spark.resolve("conf"));
        Path read = file.orElse(configuration.resolve("spark-defaults.conf"));
        if (Files.isReadable(read)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(read, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties
                    .stringPropertyNames()
                    .forEach(
                            key -> settings.put(key, properties.getProperty(key).strip()));
        }
        return settings;
    }
}
