package io.volley.spark.yarn;

import com.google.common.base.Joiner;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.time.Instant;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** What YARN says of an application, for people. */
final class ApplicationStatus {
    private ApplicationStatus() {}

    /** A line for each of its traits that YARN knows. */
    static String text(ApplicationReport report) {
        ImmutableMap.Builder<String, String> traits = ImmutableMap.builder();
        traits.put("name", report.getName());
        traits.put("state", report.getYarnApplicationState().toString());
        traits.put("final status", report.getFinalApplicationStatus().toString());
        traits.put("user", report.getUser());
        traits.put("queue", report.getQueue());
        traits.put("started", Instant.ofEpochMilli(report.getStartTime()).toString());
        if (report.getFinishTime() > 0) {
            traits.put("finished", Instant.ofEpochMilli(report.getFinishTime()).toString());
        }
        traits.put("tracking URL", Strings.nullToEmpty(report.getTrackingUrl()));
        traits.put("diagnostics", Strings.nullToEmpty(report.getDiagnostics()).strip());
        ImmutableMap<String, String> known =
                ImmutableMap.copyOf(Maps.filterValues(traits.buildOrThrow(), trait -> !trait.isEmpty()));
        return "Application " + report.getApplicationId() + "\n  "
                + Joiner.on("\n  ").withKeyValueSeparator(": ").join(known);
    }
}
