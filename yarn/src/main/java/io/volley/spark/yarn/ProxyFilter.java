package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;
import org.apache.spark.util.Utils;

/**
 * The filter that lets nobody see the driver's pages but through YARN's proxy, which knows who may: as stock Spark's
 * ApplicationMaster sets it up ({@code YarnRMClient.getAmIpFilterParams}).
 *
 * @param type its class
 * @param parameters what it is set up with
 */
record ProxyFilter(String type, ImmutableMap<String, String> parameters) {
    static final String FILTERS = "spark.ui.filters";

    /** That of Spark 4, which is in its spark-yarn, and that of Hadoop for Spark 3.5. */
    private static final ImmutableList<String> TYPES = ImmutableList.of(
            "org.apache.spark.deploy.yarn.AmIpFilter", "org.apache.hadoop.yarn.server.webproxy.amfilter.AmIpFilter");

    /**
     * Empty if the class path has none.
     *
     * @param base the path under which the proxy shows the application's pages
     */
    static Optional<ProxyFilter> of(Configuration hadoop, String base) {
        return TYPES.stream().filter(Utils::classIsLoadable).findFirst().map(type -> of(type, hadoop, base));
    }

    static ProxyFilter of(String type, Configuration hadoop, String base) {
        String scheme = WebAppUtils.getHttpSchemePrefix(hadoop);
        List<String> proxies = WebAppUtils.getProxyHostsAndPortsForAmFilter(hadoop);
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.<String, String>builder()
                .put(
                        "PROXY_HOSTS",
                        proxies.stream()
                                .map(proxy -> proxy.substring(0, proxy.lastIndexOf(':')))
                                .collect(Collectors.joining(",")))
                .put(
                        "PROXY_URI_BASES",
                        proxies.stream().map(proxy -> scheme + proxy + base).collect(Collectors.joining(",")));
        Collection<String> masters = hadoop.getStringCollection(YarnConfiguration.RM_HA_IDS);
        if (!masters.isEmpty()) {
            parameters.put(
                    "RM_HA_URLS",
                    masters.stream()
                            .map(id -> String.valueOf(hadoop.get(address(hadoop) + "." + id)))
                            .collect(Collectors.joining(",")));
        }
        return new ProxyFilter(type, parameters.buildOrThrow());
    }

    private static String address(Configuration hadoop) {
        return YarnConfiguration.useHttps(hadoop)
                ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS
                : YarnConfiguration.RM_WEBAPP_ADDRESS;
    }

    /**
     * Spark's settings for it.
     *
     * @param users the user's own filters, with commas between, which come after it; may be empty
     */
    ImmutableMap<String, String> settings(String users) {
        ImmutableMap.Builder<String, String> settings = ImmutableMap.builder();
        settings.put(FILTERS, users.isBlank() ? type : type + "," + users);
        parameters.forEach((name, value) -> settings.put("spark." + type + ".param." + name, value));
        return settings.buildOrThrow();
    }
}
