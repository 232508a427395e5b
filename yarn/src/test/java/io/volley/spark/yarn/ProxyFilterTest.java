package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.net.NetUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProxyFilterTest {
    private static final String FILTER = "com.example.Filter";

    private final Configuration hadoop = new Configuration(false);

    /** Hadoop calls a host that it cannot resolve localhost. */
    @BeforeAll
    static void resolve() {
        List.of("rm", "one", "two").forEach(host -> NetUtils.addStaticResolution(host, "192.0.2.1"));
    }

    @Test
    void letsTheResourceManagersProxyThrough() {
        hadoop.set("yarn.resourcemanager.webapp.address", "rm:8088");

        assertThat(ProxyFilter.of(FILTER, hadoop, "/proxy/application_1_0001").settings(""))
                .containsOnly(
                        Map.entry("spark.ui.filters", FILTER),
                        Map.entry("spark.com.example.Filter.param.PROXY_HOSTS", "rm"),
                        Map.entry(
                                "spark.com.example.Filter.param.PROXY_URI_BASES",
                                "http://rm:8088/proxy/application_1_0001"));
    }

    @Test
    void knowsAllResourceManagers() {
        hadoop.setBoolean("yarn.resourcemanager.ha.enabled", true);
        hadoop.set("yarn.resourcemanager.ha.rm-ids", "rm1,rm2");
        hadoop.set("yarn.resourcemanager.webapp.address.rm1", "one:8088");
        hadoop.set("yarn.resourcemanager.webapp.address.rm2", "two:8088");

        assertThat(ProxyFilter.of(FILTER, hadoop, "/proxy/a").settings(""))
                .containsEntry("spark.com.example.Filter.param.RM_HA_URLS", "one:8088,two:8088")
                .containsEntry("spark.com.example.Filter.param.PROXY_HOSTS", "one,two");
    }

    @Test
    void comesBeforeTheUsersOwn() {
        hadoop.set("yarn.resourcemanager.webapp.address", "rm:8088");

        assertThat(ProxyFilter.of(FILTER, hadoop, "/proxy/a").settings("com.example.Login,com.example.Audit"))
                .containsEntry("spark.ui.filters", FILTER + ",com.example.Login,com.example.Audit");
    }

    @Test
    void isNoneWhereSparkHasNone() {
        assertThat(ProxyFilter.of(hadoop, "/proxy/a")).isEmpty();
    }
}
