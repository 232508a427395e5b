package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;
import org.apache.spark.util.Utils;

/**
 * The filter that lets nobody see the driver's pages but through YARN's proxy, which knows who may: with the settings that
 * stock Spark's ApplicationMaster gives it ({@code YarnRMClient.getAmIpFilterParams}).
 */
final class ProxyFilter {
    /** That of Spark 4, which is in its spark-yarn, and that of Hadoop for Spark 3.5. */
    private static final ImmutableList<String> CLASSES = ImmutableList.of(
            "org.apache.spark.deploy.yarn.AmIpFilter", "org.apache.hadoop.yarn.server.webproxy.amfilter.AmIpFilter");

    private ProxyFilter() {}

    /**
     * Spark's settings for it; empty if the class path has no such filter.
     *
     * @param base the path under which the proxy shows the application's pages
     */
    static ImmutableMap<String, String> settings(Configuration hadoop, String base) {
        return CLASSES.stream()
                .filter(Utils::classIsLoadable)
                .findFirst()
                .map(filter -> settings(filter, hadoop, base))
                .orElse(ImmutableMap.of());
    }

    static ImmutableMap<String, String> settings(String filter, Configuration hadoop, String base) {
        String scheme = WebAppUtils.getHttpSchemePrefix(hadoop);
        List<String> proxies = WebAppUtils.getProxyHostsAndPortsForAmFilter(hadoop);
        String prefix = "spark." + filter + ".param.";
        ImmutableMap.Builder<String, String> settings = ImmutableMap.<String, String>builder()
                .put("spark.ui.filters", filter)
                .put(
                        prefix + "PROXY_HOSTS",
                        proxies.stream()
                                .map(proxy -> proxy.substring(0, proxy.lastIndexOf(':')))
                                .collect(Collectors.joining(",")))
                .put(
                        prefix + "PROXY_URI_BASES",
                        proxies.stream().map(proxy -> scheme + proxy + base).collect(Collectors.joining(",")));
        Collection<String> masters = hadoop.getStringCollection(YarnConfiguration.RM_HA_IDS);
        if (!masters.isEmpty()) {
            settings.put(
                    prefix + "RM_HA_URLS",
                    masters.stream()
                            .map(id -> String.valueOf(hadoop.get(address(hadoop) + "." + id)))
                            .collect(Collectors.joining(",")));
        }
        return settings.buildOrThrow();
    }

    private static String address(Configuration hadoop) {
        return YarnConfiguration.useHttps(hadoop)
                ? YarnConfiguration.RM_WEBAPP_HTTPS_ADDRESS
                : YarnConfiguration.RM_WEBAPP_ADDRESS;
    }
}
