package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The outcomes of a day as a table for people. Ratios are to the first policy's. */
public final class DayReport {
    private static final String COLUMNS = "%-13s %-23s %-23s %-23s %7s %12s %6s %9s %9s";

    private final ImmutableList<DayOutcome> outcomes;

    public DayReport(ImmutableList<DayOutcome> outcomes) {
        this.outcomes = outcomes;
    }

    public String render() {
        DayOutcome base = outcomes.get(0);
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "", "job time p50/p95/p99 s", "", "", "late", "executor-s", "used", "against " + base.policy(), ""));
        lines.add(line(
                "",
                counted("small", base, SimulatedJob.Size.SMALL),
                counted("medium", base, SimulatedJob.Size.MEDIUM),
                counted("large", base, SimulatedJob.Size.LARGE),
                "> " + (int) JobTime.DEADLINE_SECONDS + " s",
                "thousands",
                "%",
                "exec.-s",
                "p95"));
        for (DayOutcome outcome : outcomes) {
            lines.add(line(
                    outcome.policy().label(),
                    words(outcome.times(SimulatedJob.Size.SMALL)),
                    words(outcome.times(SimulatedJob.Size.MEDIUM)),
                    words(outcome.times(SimulatedJob.Size.LARGE)),
                    format("%,d", outcome.late()),
                    format("%,.0f", outcome.usage().executorSeconds() / 1e3),
                    format("%.1f", outcome.usage().utilization() * 100),
                    ratio(outcome.usage().executorSeconds(), base.usage().executorSeconds()),
                    ratio(outcome.allTimes().p95(), base.allTimes().p95())));
        }
        lines.add("");
        outcomes.forEach(outcome ->
                lines.add(outcome.policy().label() + ": " + outcome.policy().meaning()));
        return String.join("\n", lines) + "\n";
    }

    private static String counted(String name, DayOutcome base, SimulatedJob.Size size) {
        return format("%s (%,d)", name, base.times(size).count());
    }

    private static String words(Percentiles times) {
        return times.count() == 0 ? "-" : format("%.1f / %.1f / %.1f", times.p50(), times.p95(), times.p99());
    }

    private static String ratio(double value, double base) {
        return base == 0 ? "-" : format("x %.2f", value / base);
    }

    private static String line(Object... cells) {
        return COLUMNS.formatted(cells).stripTrailing();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
