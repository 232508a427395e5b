package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class DriverContainerTest {
    private final Configuration hadoop = new Configuration(false);
    private final DriverContainer container = new DriverContainer(
            Map.of("NM_HOST", "n1", "NM_PORT", "45454", "NM_HTTP_PORT", "8042", "CONTAINER_ID", "container_1"),
            hadoop,
            "ann");

    @Test
    void tellsWhereItsLogsAre() {
        assertThat(container.logUrls())
                .isEqualTo(Map.of(
                        "stdout", "http://n1:8042/node/containerlogs/container_1/ann/stdout?start=-4096",
                        "stderr", "http://n1:8042/node/containerlogs/container_1/ann/stderr?start=-4096"));
    }

    @Test
    void tellsWhatATemplateForLinksMayUse() {
        hadoop.set("yarn.http.policy", "HTTPS_ONLY");
        hadoop.set("yarn.resourcemanager.cluster-id", "blue");

        assertThat(container.attributes())
                .containsEntry("HTTP_SCHEME", "https://")
                .containsEntry("NM_HTTP_ADDRESS", "n1:8042")
                .containsEntry("CLUSTER_ID", "blue")
                .containsEntry("LOG_FILES", "stderr,stdout")
                .hasSize(9);
    }
}
