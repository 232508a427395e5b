package io.volley.spark.yarn;

import io.volley.spark.ScalaCollections;
import io.volley.spark.line.PageFilters;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.ui.DelegatingServletContextHandler;
import org.apache.spark.ui.SparkUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's pages in client mode, which Spark has begun to serve before there is an application on YARN. From then on they
 * are seen through YARN's proxy, as under stock Spark ({@code YarnSchedulerBackend.addWebUIFilter}).
 */
final class ProxiedPages {
    private static final Logger LOG = LoggerFactory.getLogger(ProxiedPages.class);

    /** Where Spark's links begin. */
    private static final String BASE = "spark.ui.proxyBase";

    private ProxiedPages() {}

    /** Where they are; empty if the driver has none. */
    static Optional<String> url(SparkContext context) {
        return context.uiWebUrl().isDefined() ? Optional.of(context.uiWebUrl().get()) : Optional.empty();
    }

    /** Has them seen through YARN's proxy alone, if there are any. */
    static void begin(SparkContext context, ApplicationId application, Configuration hadoop) {
        if (context.ui().isEmpty()) {
            return;
        }
        String base = "/proxy/" + application;
        System.setProperty(BASE, base);
        ProxyFilter.of(hadoop, base)
                .ifPresentOrElse(filter -> begin(context.ui().get(), context.conf(), filter), ProxiedPages::warn);
    }

    /** Pages that are served later take it from the settings, so none may begin meanwhile. */
    private static void begin(SparkUI pages, SparkConf conf, ProxyFilter filter) {
        synchronized (pages) {
            filter.settings(conf.get(ProxyFilter.FILTERS, "")).forEach(conf::set);
            for (DelegatingServletContextHandler part : ScalaCollections.asJava(pages.getDelegatingHandlers())) {
                PageFilters.prepend(part, filter.type(), filter.parameters());
            }
        }
    }

    /** That everybody sees them. */
    static void warn() {
        LOG.warn(
                "Spark's classes come without Hadoop's AmIpFilter: whoever reaches the driver's pages sees them, and not"
                        + " only those whom YARN's proxy lets through");
    }
}
