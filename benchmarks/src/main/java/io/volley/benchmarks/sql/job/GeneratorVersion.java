package io.volley.benchmarks.sql.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of a library is there, as Maven has written it into its jar. */
final class GeneratorVersion {
    private GeneratorVersion() {}

    /** Group, artifact and version of the library with a class, by colons. */
    static String of(Class<?> type, String group, String artifact) {
        Properties properties = new Properties();
        try (InputStream file =
                type.getResourceAsStream("/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return group + ":" + artifact + ":" + properties.getProperty("version");
    }
}
