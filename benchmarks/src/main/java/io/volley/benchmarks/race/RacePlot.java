package io.volley.benchmarks.race;

import com.google.common.collect.ListMultimap;
import com.google.common.math.Quantiles;
import io.volley.simulation.report.Svg;
import io.volley.simulation.report.Svg.Anchor;
import io.volley.testbed.Sighting;
import java.util.List;

/** The executors that each system of a scenario held and requested over time, as SVG: a panel each, all rounds in it. */
final class RacePlot {
    private static final int WIDTH = 900;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 86;
    private static final int PANEL = 90;
    private static final int GAP = 48;
    private static final int BOTTOM = 30;
    private static final int MOST_TICKS = 12;
    private static final int[] TICKS = {1, 2, 5, 10, 20, 30, 60};
    private static final String HELD = "fill=\"#2f6fae\" fill-opacity=\"%.2f\"";
    private static final String REQUESTED = "fill=\"none\" stroke=\"#d9632a\" stroke-width=\"1\"";

    private final String title;
    private final int executors;
    private final ListMultimap<BenchmarkedSystem, RaceRun> runs;
    private final double seconds;

    /**
     * @param executors how many each may have at most
     * @param runs of each system, by rounds
     */
    RacePlot(
            BenchmarkCluster cluster, Scenario scenario, int executors, ListMultimap<BenchmarkedSystem, RaceRun> runs) {
        this.title = Svg.format("%s on %s, %d executors at most", scenario, cluster, executors);
        this.executors = executors;
        this.runs = runs;
        this.seconds =
                runs.values().stream().mapToDouble(RaceRun::loadSeconds).max().orElseThrow();
    }

    String render() {
        List<BenchmarkedSystem> systems = runs.keySet().stream().sorted().toList();
        int height = TOP + systems.size() * (PANEL + GAP) - GAP + 20 + BOTTOM;
        Svg svg = new Svg(WIDTH, height);
        svg.title(LEFT, title);
        svg.legend(LEFT, 0, Svg.format(HELD, 0.8), "held");
        svg.legend(LEFT, 1, REQUESTED, "requested");
        for (int panel = 0; panel < systems.size(); panel++) {
            panel(svg, systems.get(panel), TOP + panel * (PANEL + GAP));
        }
        svg.label(LEFT + (WIDTH - LEFT - RIGHT) / 2.0, height - 10, Anchor.MIDDLE, 12, "seconds since the load began");
        return svg.finish();
    }

    private void panel(Svg svg, BenchmarkedSystem system, int top) {
        List<RaceRun> rounds = runs.get(system);
        int bottom = top + PANEL;
        svg.heading(
                LEFT,
                top - 8,
                Svg.format(
                        "%s: %.0f executor-seconds, %.1f s",
                        system,
                        Quantiles.median()
                                .compute(rounds.stream()
                                        .map(RaceRun::executorSeconds)
                                        .toList()),
                        Quantiles.median()
                                .compute(rounds.stream()
                                        .map(RaceRun::loadSeconds)
                                        .toList())));
        for (int count : new int[] {0, executors / 2, executors}) {
            svg.line(LEFT, y(count, bottom), WIDTH - RIGHT, y(count, bottom), "#dddddd");
            svg.label(LEFT - 8, y(count, bottom) + 4, Anchor.END, 11, Integer.toString(count));
        }
        svg.unit(18, top + PANEL / 2.0, "executors");
        for (RaceRun round : rounds) {
            svg.path(steps(round, bottom, true), Svg.format(HELD, 0.8 / rounds.size()));
        }
        for (RaceRun round : rounds) {
            svg.path(steps(round, bottom, false), REQUESTED);
        }
        int every = tick();
        for (int second = 0; second <= seconds; second += every) {
            svg.line(x(second), bottom, x(second), bottom + 4, Svg.GREY);
            svg.label(x(second), bottom + 16, Anchor.MIDDLE, 11, Integer.toString(second));
        }
    }

    private String steps(RaceRun round, int bottom, boolean isArea) {
        double most = round.loadSeconds();
        long began = round.seen().started();
        int first = isArea ? round.use().heldAt(began) : round.use().requestedAt(began);
        StringBuilder path = new StringBuilder(Svg.format("M%.1f %.1f ", x(0), isArea ? bottom : y(first, bottom)));
        if (isArea) {
            path.append(Svg.format("V%.1f ", y(first, bottom)));
        }
        for (Sighting sighting : round.use().sightings()) {
            double at = round.seconds(began, sighting.at());
            if (at > 0 && at < most) {
                int count = isArea ? sighting.held() : sighting.requested();
                path.append(Svg.format("H%.1f V%.1f ", x(at), y(count, bottom)));
            }
        }
        path.append(Svg.format("H%.1f ", x(most)));
        if (isArea) {
            path.append(Svg.format("V%d Z", bottom));
        }
        return path.toString();
    }

    private int tick() {
        for (int tick : TICKS) {
            if (seconds / tick <= MOST_TICKS) {
                return tick;
            }
        }
        return TICKS[TICKS.length - 1];
    }

    private double x(double at) {
        return LEFT + (WIDTH - LEFT - RIGHT) * at / seconds;
    }

    /** More than there may be is drawn at the top: an ApplicationMaster's doubled request, for a moment. */
    private double y(int count, int bottom) {
        return bottom - (double) PANEL * Math.min(count, executors) / executors;
    }
}
