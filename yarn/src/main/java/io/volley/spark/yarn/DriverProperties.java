package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.volley.coordination.DriverHandover;
import io.volley.spark.MasterUrl;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** Spark's settings on their way from the submission to the driver's system properties, where Spark and the program find them. */
final class DriverProperties {
    private static final String AUTHENTICATE = "spark.authenticate";
    private static final String SECRET = "spark.authenticate.secret";

    private DriverProperties() {}

    /**
     * Writes them to a file.
     *
     * @param others what is another in the driver
     */
    static void write(SparkConf conf, Map<String, String> others, OutputStream out) throws IOException {
        Properties properties = new Properties();
        for (Tuple2<String, String> setting : conf.getAll()) {
            properties.setProperty(setting._1(), setting._2());
        }
        others.forEach(properties::setProperty);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        properties.store(text, "Spark's settings");
        text.flush();
    }

    /**
     * What is in a file.
     *
     * @throws IOException if there is no such file
     */
    static ImmutableMap<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        return Maps.fromProperties(properties);
    }

    /**
     * The system properties of a driver.
     *
     * @param submitted the settings that the submission has given it
     * @param secret Spark's own, if there is one
     */
    static ImmutableMap<String, String> ofDriver(
            DriverHandover handover, Map<String, String> submitted, Optional<String> secret) {
        Map<String, String> properties = new LinkedHashMap<>(submitted);
        // Several drivers may run on one node.
        properties.putIfAbsent("spark.ui.port", "0");
        properties.put("spark.master", MasterUrl.PREFIX + "yarn");
        properties.put("spark.submit.deployMode", "cluster");
        properties.put("spark.yarn.app.id", handover.applicationId());
        if (Boolean.parseBoolean(properties.get(AUTHENTICATE))) {
            // Spark makes one up for master yarn alone.
            secret.ifPresent(made -> properties.putIfAbsent(SECRET, made));
        }
        return ImmutableMap.copyOf(properties);
    }
}
