package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import io.volley.simulation.report.Svg;
import io.volley.simulation.report.Svg.Anchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Desired, held and used slots over the day as SVG: a panel for each policy, all to one scale. */
public final class DayPlot {
    private static final int WIDTH = 1_000;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 80;
    private static final int PANEL = 120;
    private static final int GAP = 46;
    private static final int BOTTOM = 60;
    private static final int ROWS = 4;
    private static final int LONGEST_POINTS = 480;

    private final DayParameters figures;
    private final ImmutableList<DayOutcome> outcomes;

    public DayPlot(DayParameters figures, ImmutableList<DayOutcome> outcomes) {
        this.figures = figures;
        this.outcomes = outcomes;
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, render());
    }

    String render() {
        int height = TOP + outcomes.size() * (PANEL + GAP) + BOTTOM - GAP;
        Svg svg = new Svg(WIDTH, height);
        svg.title(LEFT, "Slots over the day, means of " + step() + " min");
        int place = 0;
        for (Series series : Series.values()) {
            svg.legend(LEFT, place++, series.style, series.words);
        }
        for (int panel = 0; panel < outcomes.size(); panel++) {
            panel(svg, outcomes.get(panel), TOP + panel * (PANEL + GAP));
        }
        svg.label(
                LEFT + plotWidth() / 2.0,
                height - 12,
                Anchor.MIDDLE,
                12,
                figures.minutes() > 120 ? "hour of the day" : "minute of the day");
        return svg.finish();
    }

    private void panel(Svg svg, DayOutcome outcome, int top) {
        int bottom = top + PANEL;
        svg.heading(
                LEFT,
                top - 8,
                Svg.format(
                        "%s: %,.0f thousand executor-seconds, %.0f %% used, %,d jobs late",
                        outcome.policy(),
                        outcome.usage().executorSeconds() / 1e3,
                        outcome.usage().utilization() * 100,
                        outcome.late()));
        double most = most();
        for (int row = 0; row <= ROWS; row++) {
            double y = bottom - (double) PANEL * row / ROWS;
            svg.line(LEFT, y, WIDTH - RIGHT, y, "#dddddd");
            if (row % 2 == 0) {
                svg.label(LEFT - 8, y + 4, Anchor.END, 11, Svg.format("%,.0f", most * row / ROWS));
            }
        }
        svg.unit(18, top + PANEL / 2.0, "slots");
        DayUsage.Timeline timeline = outcome.usage().timeline();
        series(svg, timeline.held(), Series.HELD, bottom, most);
        series(svg, timeline.used(), Series.USED, bottom, most);
        series(svg, timeline.desired(), Series.DESIRED, bottom, most);
        times(svg, bottom);
    }

    private void series(Svg svg, ImmutableDoubleArray minutes, Series series, int bottom, double most) {
        int step = step();
        StringBuilder path = new StringBuilder();
        for (int from = 0; from < minutes.length(); from += step) {
            int to = Math.min(minutes.length(), from + step);
            double mean = minutes.subArray(from, to).stream().average().orElse(0);
            double y = bottom - PANEL * Math.min(1, mean / most);
            path.append(Svg.format("%s%.1f %.1f H%.1f ", from == 0 ? "M" : "L", x(from), y, x(to)));
        }
        if (series.isArea) {
            path.append(Svg.format("V%d H%d Z", bottom, LEFT));
        }
        svg.path(path, series.style);
    }

    private void times(Svg svg, int bottom) {
        int every = figures.minutes() > 120 ? Math.max(60, figures.minutes() / 12 / 60 * 60) : 10;
        for (int minute = 0; minute <= figures.minutes(); minute += every) {
            svg.line(x(minute), bottom, x(minute), bottom + 4, Svg.GREY);
            svg.label(
                    x(minute),
                    bottom + 16,
                    Anchor.MIDDLE,
                    11,
                    Integer.toString(figures.minutes() > 120 ? minute / 60 : minute));
        }
    }

    /** The top of the scale: the cluster's slots. What is desired beyond it is drawn there. */
    private double most() {
        return (double) figures.capacity() * figures.slots();
    }

    private int step() {
        return Math.max(1, figures.minutes() / LONGEST_POINTS);
    }

    private double x(int minute) {
        return LEFT + plotWidth() * minute / (double) figures.minutes();
    }

    private static int plotWidth() {
        return WIDTH - LEFT - RIGHT;
    }

    /** What is drawn, from back to front. */
    private enum Series {
        HELD("held", "fill=\"#a8c8e8\"", true),
        USED("used by tasks", "fill=\"#1f5f9f\"", true),
        DESIRED("desired", "fill=\"none\" stroke=\"#d9632a\" stroke-width=\"1\"", false);

        private final String words;
        private final String style;
        private final boolean isArea;

        Series(String words, String style, boolean isArea) {
            this.words = words;
            this.style = style;
            this.isArea = isArea;
        }
    }
}
