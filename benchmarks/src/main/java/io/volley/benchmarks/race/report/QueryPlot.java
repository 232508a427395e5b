package io.volley.benchmarks.race.report;

import io.volley.benchmarks.Estimate;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.simulation.report.Svg;
import io.volley.simulation.report.Svg.Anchor;
import java.util.List;

/** How long each query took under Volley in terms of a baseline's time: a point for the median, a line for its interval. */
final class QueryPlot {
    private static final int WIDTH = 900;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 50;
    private static final int HEIGHT = 180;
    private static final int BOTTOM = 44;
    private static final double LEAST = 0.5;
    private static final double MOST = 2;
    private static final double[] GRID = {0.5, 0.71, 1, 1.41, 2};
    private static final String POINT = "fill=\"#2f6fae\"";
    private static final String SLOWER = "fill=\"#d9632a\"";
    private static final String GRID_COLOUR = "#dddddd";
    private static final int LABELS = 30;

    private final BenchmarkedSystem baseline;
    private final List<QueryComparison> queries;

    QueryPlot(BenchmarkedSystem baseline, List<QueryComparison> queries) {
        this.baseline = baseline;
        this.queries = List.copyOf(queries);
    }

    String render() {
        Svg svg = new Svg(WIDTH, TOP + HEIGHT + BOTTOM);
        svg.title(LEFT, Svg.format("time of each query in terms of %s's", baseline));
        for (double ratio : GRID) {
            svg.line(LEFT, y(ratio), WIDTH - RIGHT, y(ratio), ratio == 1 ? Svg.GREY : GRID_COLOUR);
            svg.label(LEFT - 8, y(ratio) + 4, Anchor.END, 11, Svg.format("%.2f", ratio));
        }
        int every = 1 + queries.size() / LABELS;
        for (int place = 0; place < queries.size(); place++) {
            QueryComparison query = queries.get(place);
            double x = x(place);
            query.ratio().ifPresent(ratio -> draw(svg, x, ratio, query.isSlower()));
            if (place % every == 0) {
                svg.label(x, TOP + HEIGHT + 18, Anchor.MIDDLE, 10, query.query());
            }
        }
        return svg.finish();
    }

    private static void draw(Svg svg, double x, Estimate ratio, boolean isSlower) {
        svg.line(x, y(ratio.low()), x, y(ratio.high()), Svg.GREY);
        svg.path(Svg.format("M%.1f %.1f h6 v6 h-6 Z", x - 3, y(ratio.median()) - 3), isSlower ? SLOWER : POINT);
    }

    private double x(int place) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (place + 0.5) / queries.size();
    }

    /** On a scale on which twice and half are as far from 1; what is beyond is drawn at the edge. */
    private static double y(double ratio) {
        double held = Math.min(Math.max(ratio, LEAST), MOST);
        return TOP + HEIGHT * (Math.log(MOST) - Math.log(held)) / (Math.log(MOST) - Math.log(LEAST));
    }
}
