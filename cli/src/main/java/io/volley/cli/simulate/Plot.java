package io.volley.cli.simulate;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Wanted, held and used slots over the day as SVG: a panel for each contender, all to one scale. */
final class Plot {
    private static final int WIDTH = 1_000;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 80;
    private static final int PANEL = 120;
    private static final int GAP = 46;
    private static final int BOTTOM = 60;
    private static final int ROWS = 4;
    private static final int LONGEST_POINTS = 480;
    private static final String GREY = "#555555";

    private final Figures figures;
    private final ImmutableList<Outcome> outcomes;
    private final StringBuilder out = new StringBuilder();

    Plot(Figures figures, ImmutableList<Outcome> outcomes) {
        this.figures = figures;
        this.outcomes = outcomes;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, render());
    }

    String render() {
        int height = TOP + outcomes.size() * (PANEL + GAP) + BOTTOM - GAP;
        out.setLength(0);
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, height, WIDTH, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, height);
        text(LEFT, 24, "start", "#000000", "16", "Slots over the day, means of " + step() + " min");
        legend();
        for (int panel = 0; panel < outcomes.size(); panel++) {
            panel(outcomes.get(panel), TOP + panel * (PANEL + GAP));
        }
        text(
                LEFT + plotWidth() / 2.0,
                height - 12,
                "middle",
                GREY,
                "12",
                figures.minutes() > 120 ? "hour of the day" : "minute of the day");
        add("</svg>");
        return out.toString();
    }

    private void legend() {
        double x = LEFT;
        for (Series series : Series.values()) {
            add("<rect x=\"%.1f\" y=\"38\" width=\"22\" height=\"10\" %s/>", x, series.style);
            text(x + 28, 48, "start", "#000000", "12", series.words);
            x += 150;
        }
    }

    private void panel(Outcome outcome, int top) {
        int bottom = top + PANEL;
        text(
                LEFT,
                top - 8,
                "start",
                "#000000",
                "13",
                format(
                        "%s: %,.0f thousand executor-seconds, %.0f %% used, %,d jobs late",
                        outcome.contender(),
                        outcome.usage().executorSeconds() / 1e3,
                        outcome.usage().utilisation() * 100,
                        outcome.late()));
        double most = most();
        for (int row = 0; row <= ROWS; row++) {
            double y = bottom - (double) PANEL * row / ROWS;
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>", LEFT, WIDTH - RIGHT, y, y);
            if (row % 2 == 0) {
                text(LEFT - 8, y + 4, "end", GREY, "11", format("%,.0f", most * row / ROWS));
            }
        }
        add(
                "<text transform=\"translate(18 %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"%s\">slots</text>",
                top + PANEL / 2.0, GREY);
        Usage.Timeline timeline = outcome.usage().timeline();
        series(timeline.held(), Series.HELD, bottom, most);
        series(timeline.used(), Series.USED, bottom, most);
        series(timeline.wanted(), Series.WANTED, bottom, most);
        times(bottom);
    }

    private void series(ImmutableDoubleArray minutes, Series series, int bottom, double most) {
        int step = step();
        StringBuilder path = new StringBuilder();
        for (int from = 0; from < minutes.length(); from += step) {
            int to = Math.min(minutes.length(), from + step);
            double mean = minutes.subArray(from, to).stream().average().orElse(0);
            double y = bottom - PANEL * Math.min(1, mean / most);
            path.append(format("%s%.1f %.1f H%.1f ", from == 0 ? "M" : "L", x(from), y, x(to)));
        }
        if (series.isArea) {
            path.append(format("V%d H%d Z", bottom, LEFT));
        }
        add("<path d=\"%s\" %s/>", path, series.style);
    }

    private void times(int bottom) {
        int every = figures.minutes() > 120 ? Math.max(60, figures.minutes() / 12 / 60 * 60) : 10;
        for (int minute = 0; minute <= figures.minutes(); minute += every) {
            add(
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>",
                    x(minute), x(minute), bottom, bottom + 4, GREY);
            text(
                    x(minute),
                    bottom + 16,
                    "middle",
                    GREY,
                    "11",
                    Integer.toString(figures.minutes() > 120 ? minute / 60 : minute));
        }
    }

    /** The top of the scale: the cluster's slots. What is wanted beyond is drawn there. */
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

    private void text(double x, double y, String anchor, String colour, String size, String words) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%s\">%s</text>",
                x, y, anchor, colour, size, words);
    }

    private void add(String format, Object... values) {
        out.append(format(format, values)).append('\n');
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** What is drawn, from back to front. */
    private enum Series {
        HELD("held", "fill=\"#a8c8e8\"", true),
        USED("used by tasks", "fill=\"#1f5f9f\"", true),
        WANTED("wanted", "fill=\"none\" stroke=\"#d9632a\" stroke-width=\"1\"", false);

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
