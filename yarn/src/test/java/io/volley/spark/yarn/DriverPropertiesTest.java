package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.DriverHandover;
import io.volley.coordination.ZooKeeperAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverPropertiesTest {
    private static final DriverHandover HANDOVER = new DriverHandover(
            "application_1_0001",
            new ZooKeeperAddress("zk1:2181", "/volley", Duration.ofSeconds(20), Duration.ofSeconds(15)),
            new DriverHandover.Program("Job", ImmutableList.of(), ImmutableList.of()),
            ImmutableMap.of(),
            ImmutableList.of(),
            ImmutableList.of(),
            "");

    @Test
    void reachTheDriverAsTheyAre(@TempDir Path folder) throws IOException {
        SparkConf conf = new SparkConf(false)
                .set("spark.text", " #=:\\ \u00e4\u5b57\n second line ")
                .set("spark.kerberos.keytab", "/home/ann/ann.keytab");
        Path file = folder.resolve("properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            DriverProperties.write(conf, Map.of("spark.kerberos.keytab", "ann.keytab-1"), out);
        }

        assertThat(DriverProperties.read(file))
                .isEqualTo(Map.of(
                        "spark.text", " #=:\\ \u00e4\u5b57\n second line ",
                        "spark.kerberos.keytab", "ann.keytab-1"));
    }

    @Test
    void sayWhereTheDriverRuns() {
        assertThat(ofDriver(Map.of("spark.master", "yarn"), Optional.empty()))
                .containsEntry("spark.master", "spark-volley:yarn")
                .containsEntry("spark.submit.deployMode", "cluster")
                .containsEntry("spark.yarn.app.id", "application_1_0001")
                .containsEntry("spark.ui.port", "0");
        assertThat(ofDriver(Map.of("spark.ui.port", "4040"), Optional.empty())).containsEntry("spark.ui.port", "4040");
    }

    @Test
    void haveASecretOnlyForSparkThatAuthenticates() {
        String key = "spark.authenticate.secret";

        assertThat(ofDriver(Map.of(), Optional.of("made"))).doesNotContainKey(key);
        assertThat(ofDriver(Map.of("spark.authenticate", "true"), Optional.of("made")))
                .containsEntry(key, "made");
        assertThat(ofDriver(Map.of("spark.authenticate", "true", key, "the user's"), Optional.of("the user's")))
                .containsEntry(key, "the user's");
    }

    private static ImmutableMap<String, String> ofDriver(Map<String, String> submitted, Optional<String> secret) {
        return DriverProperties.ofDriver(HANDOVER, submitted, secret);
    }
}
