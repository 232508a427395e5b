package io.volley.core.plan;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageDemand;
import io.volley.core.executors.ExecutorTracker;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A cluster as exact as can be: executors come exactly one start-up time after they were requested, and work flows into
 * their slots like water, in tasks that are small against everything else.
 */
final class FluidModel {
    private static final double STEP = 0.05;
    private static final double TASK_SECONDS = 0.01;
    private static final ProfileId PROFILE = ProfileId.DEFAULT;

    private final Planner planner;
    private final int slots;
    private final double startUp;
    private final ExecutorTracker supply;
    private final List<Double> arrivals = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private double now;
    private double work;
    private int present;

    FluidModel(Planner planner, int slots, double startUp, int present, double work) {
        this.planner = planner;
        this.slots = slots;
        this.startUp = startUp;
        this.work = work;
        this.present = present;
        this.supply = new ExecutorTracker(startUp, seconds -> {}, seconds -> {});
        supply.targeted(PROFILE, present, -startUp);
        for (int executor = 0; executor < present; executor++) {
            supply.registered("at the start " + executor, PROFILE, 0);
        }
    }

    /** Runs until the work is done or the time is over, and returns when that was, in seconds. */
    double run(double limit) {
        while (work > 1e-6 && now < limit) {
            plan();
            double done = Math.min(work, present * slots * STEP);
            work -= done;
            now += STEP;
            arrivals.removeIf(arrival -> {
                boolean here = arrival <= now + 1e-9;
                if (here) {
                    supply.registered("at " + now + " " + present, PROFILE, now);
                    present++;
                }
                return here;
            });
        }
        return now;
    }

    /** The targets that were planned, each once for as long as it stood. */
    List<Integer> targets() {
        return targets;
    }

    private void plan() {
        int tasks = (int) Math.ceil(work / TASK_SECONDS);
        int running = Math.min(tasks, present * slots);
        ProfileDemand demand = new ProfileDemand(
                ImmutableList.of(new StageDemand(
                        0,
                        0,
                        now,
                        tasks - running,
                        running,
                        0,
                        false,
                        OptionalDouble.of(TASK_SECONDS),
                        running * TASK_SECONDS / 2)),
                0,
                ImmutableList.of());
        Plan plan = planner.plan(demand, supply.of(PROFILE, slots, now), 0);
        supply.targeted(PROFILE, plan.target(), now);
        for (int request = 0; request < plan.request(); request++) {
            arrivals.add(now + startUp);
        }
        for (int withdraw = 0; withdraw < plan.withdraw(); withdraw++) {
            arrivals.remove(arrivals.size() - 1);
        }
        if (targets.isEmpty() || targets.get(targets.size() - 1) != plan.target()) {
            targets.add(plan.target());
        }
    }
}
