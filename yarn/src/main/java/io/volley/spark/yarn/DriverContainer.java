package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.spark.SparkContext;

/**
 * The container that the driver lives in, as Spark's pages and event logs show it: what stock Spark tells of its own ({@code
 * YarnContainerInfoHelper}).
 */
final class DriverContainer {
    private final Map<String, String> environment;
    private final Configuration hadoop;
    private final String user;

    DriverContainer(Map<String, String> environment, Configuration hadoop, String user) {
        this.environment = environment;
        this.hadoop = hadoop;
        this.user = user;
    }

    /** That of this process. */
    static DriverContainer here(SparkContext context) {
        return new DriverContainer(System.getenv(), context.hadoopConfiguration(), context.sparkUser());
    }

    /** Where its logs are, by name. */
    ImmutableMap<String, String> logUrls() {
        String logs = scheme() + webAddress() + "/node/containerlogs/" + of("CONTAINER_ID") + "/" + user;
        return ImmutableMap.of(
                "stdout", logs + "/stdout?start=-4096",
                "stderr", logs + "/stderr?start=-4096");
    }

    /** What a template for links to logs may use. */
    ImmutableMap<String, String> attributes() {
        return ImmutableMap.<String, String>builder()
                .put("HTTP_SCHEME", scheme())
                .put("NM_HOST", of("NM_HOST"))
                .put("NM_PORT", of("NM_PORT"))
                .put("NM_HTTP_PORT", of("NM_HTTP_PORT"))
                .put("NM_HTTP_ADDRESS", webAddress())
                .put("CLUSTER_ID", hadoop.get(YarnConfiguration.RM_CLUSTER_ID, ""))
                .put("CONTAINER_ID", of("CONTAINER_ID"))
                .put("USER", user)
                .put("LOG_FILES", "stderr,stdout")
                .buildOrThrow();
    }

    private String scheme() {
        return YarnConfiguration.useHttps(hadoop) ? "https://" : "http://";
    }

    private String webAddress() {
        return of("NM_HOST") + ":" + of("NM_HTTP_PORT");
    }

    private String of(String variable) {
        return environment.getOrDefault(variable, "");
    }
}
