package io.volley.spark.line;

import javax.servlet.DispatcherType;
import io.volley.spark.ScalaCollections;
import java.util.EnumSet;
import java.util.Map;
import org.apache.spark.ui.DelegatingServletContextHandler;

/** Filters of Spark's pages: the packages of servlets are others in Spark 3 and 4. */
public final class PageFilters {
    private PageFilters() {}

    /**
     * Puts a filter before all that a part of the pages has.
     *
     * @param filter its class
     * @param parameters what it is set up with
     */
    public static void prepend(DelegatingServletContextHandler pages, String filter, Map<String, String> parameters) {
        pages.addFilter(filter, filter, ScalaCollections.map(parameters));
        pages.prependFilterMapping(filter, "/*", EnumSet.allOf(DispatcherType.class));
    }
}
