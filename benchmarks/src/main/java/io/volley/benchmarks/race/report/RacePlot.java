package io.volley.benchmarks.race.report;

import com.google.common.math.Quantiles;
import io.volley.benchmarks.race.figure.ApplicationRun;
import io.volley.benchmarks.race.figure.RaceRun;
import io.volley.benchmarks.race.scenario.BenchmarkedSystem;
import io.volley.simulation.report.Svg;
import io.volley.simulation.report.Svg.Anchor;
import io.volley.testbed.Sighting;
import java.util.List;

/** The executors that each system of a scenario held and requested over time, as SVG: a panel each, all rounds in it. */
public final class RacePlot {
    private static final int WIDTH = 900;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 86;
    private static final int PANEL = 90;
    private static final int GAP = 48;
    private static final int BOTTOM = 30;
    private static final int MOST_TICKS = 12;
    private static final int[] TICKS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600};
    private static final String HELD = "fill=\"#2f6fae\" fill-opacity=\"%.2f\"";
    private static final String REQUESTED = "fill=\"none\" stroke=\"#d9632a\" stroke-width=\"1\"";

    private final String title;
    private final int executors;
    private final Outcome outcome;
    private final double seconds;

    /** The drawing of a scenario that has runs. */
    public RacePlot(Outcome outcome) {
        this.executors = outcome.setup().executors();
        this.title = Svg.format(
                "%s on %s, %d executors at most",
                outcome.scenario(), outcome.setup().name(), executors);
        this.outcome = outcome;
        this.seconds = outcome.runs().values().stream()
                .mapToDouble(RacePlot::seconds)
                .max()
                .orElseThrow();
    }

    /** The drawing as a file of its own, or as a part of a page. */
    public String render() {
        List<BenchmarkedSystem> systems =
                outcome.runs().keySet().stream().sorted().toList();
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
        List<RaceRun> rounds = outcome.runs().get(system);
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
            for (ApplicationRun application : round.applications()) {
                svg.path(steps(round, application, bottom, true), Svg.format(HELD, 0.8 / rounds.size()));
            }
        }
        for (RaceRun round : rounds) {
            for (ApplicationRun application : round.applications()) {
                svg.path(steps(round, application, bottom, false), REQUESTED);
            }
        }
        int every = tick();
        for (int second = 0; second <= seconds; second += every) {
            svg.line(x(second), bottom, x(second), bottom + 4, Svg.GREY);
            svg.label(x(second), bottom + 16, Anchor.MIDDLE, 11, Integer.toString(second));
        }
    }

    private String steps(RaceRun round, ApplicationRun application, int bottom, boolean isArea) {
        long origin = round.first().seen().started();
        long began = application.seen().started();
        long ended = application.seen().ended();
        int first = isArea ? application.use().heldAt(began) : application.use().requestedAt(began);
        double left = x(ApplicationRun.seconds(origin, began));
        StringBuilder path = new StringBuilder(Svg.format("M%.1f %.1f ", left, isArea ? bottom : y(first, bottom)));
        if (isArea) {
            path.append(Svg.format("V%.1f ", y(first, bottom)));
        }
        for (Sighting sighting : application.use().sightings()) {
            if (sighting.at() > began && sighting.at() < ended) {
                int count = isArea ? sighting.held() : sighting.requested();
                path.append(
                        Svg.format("H%.1f V%.1f ", x(ApplicationRun.seconds(origin, sighting.at())), y(count, bottom)));
            }
        }
        path.append(Svg.format("H%.1f ", x(ApplicationRun.seconds(origin, ended))));
        if (isArea) {
            path.append(Svg.format("V%d Z", bottom));
        }
        return path.toString();
    }

    /** From the begin of a run's first application to the end of its last. */
    private static double seconds(RaceRun run) {
        return ApplicationRun.seconds(
                run.first().seen().started(), run.last().seen().ended());
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
