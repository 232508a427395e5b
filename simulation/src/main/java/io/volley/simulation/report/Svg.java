package io.volley.simulation.report;

import java.util.Locale;

/** A drawing that grows by elements. Numbers are written the same way everywhere. */
public final class Svg {
    /** The colour of what is not data. */
    public static final String GREY = "#555555";

    private static final String BLACK = "#000000";
    private static final int TITLE_Y = 24;
    private static final int LEGEND_Y = 38;
    private static final int LEGEND_WIDTH = 150;

    private final StringBuilder out = new StringBuilder();

    /** An empty drawing, in pixels. */
    public Svg(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                width, height, width, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
    }

    /** What the drawing shows, in large letters at its top. */
    public void title(double x, String words) {
        text(x, TITLE_Y, Anchor.START, BLACK, 16, words);
    }

    /**
     * The name of a series, below the title.
     *
     * @param place counted from 0
     * @param style attributes of the series
     */
    public void legend(double x, int place, String style, String words) {
        double left = x + place * LEGEND_WIDTH;
        add("<rect x=\"%.1f\" y=\"%d\" width=\"22\" height=\"10\" %s/>", left, LEGEND_Y, style);
        text(left + 28, LEGEND_Y + 10, Anchor.START, BLACK, 12, words);
    }

    /** What one panel shows, above it. */
    public void heading(double x, double y, String words) {
        text(x, y, Anchor.START, BLACK, 13, words);
    }

    /** Words beside an axis. */
    public void label(double x, double y, Anchor anchor, int size, String words) {
        text(x, y, anchor, GREY, size, words);
    }

    /** What a vertical axis counts. */
    public void unit(double x, double y, String words) {
        add(
                "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
                x, y, GREY, words);
    }

    /** A straight line. */
    public void line(double fromX, double fromY, double toX, double toY, String colour) {
        add("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", fromX, toX, fromY, toY, colour);
    }

    /**
     * A path.
     *
     * @param steps as SVG writes them
     * @param style attributes
     */
    public void path(CharSequence steps, String style) {
        add("<path d=\"%s\" %s/>", steps, style);
    }

    /** Ends the drawing; nothing may be added afterwards. */
    public String finish() {
        add("</svg>");
        return out.toString();
    }

    /** Fills in numbers and words, with a point before decimals. */
    public static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private void text(double x, double y, Anchor anchor, String colour, int size, String words) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\">%s</text>",
                x, y, anchor.name().toLowerCase(Locale.ROOT), colour, size, words);
    }

    private void add(String format, Object... values) {
        out.append(format(format, values)).append('\n');
    }

    /** Which part of the words stands at the place that is named. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }
}
