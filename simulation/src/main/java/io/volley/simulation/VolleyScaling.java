package io.volley.simulation;

import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.ProfileDemand;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import io.volley.core.demand.Workload;
import io.volley.core.executors.ExecutorTracker;
import io.volley.core.plan.Planner;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.core.scalein.ScaleInDecision;
import io.volley.core.scalein.ScaleInPolicy;
import io.volley.core.settings.DynamicAllocationSettings;
import io.volley.core.settings.VolleySettings;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/** Volley as in production, put together as its driver does. */
final class VolleyScaling implements ScalingModel {
    private static final ProfileId PROFILE = ProfileId.DEFAULT;
    private static final double PACE = 1;
    private static final double GATHER = 0.02;
    /** While no task waits all it can find is a surplus: production looks as often as ever, here that would be most of the work. */
    private static final double QUIET_PACE = 5;

    private final int slots;
    private final Workload workload = new Workload();
    private final Planner planner;
    private final ExecutorTracker tracker;
    private final ScaleInPolicy scaleIn;
    private ImmutableSet<String> parked = ImmutableSet.of();
    private double lastLook = Double.NEGATIVE_INFINITY;
    private int target;

    /**
     * @param settings by Spark's keys; what is not named is as by default
     * @param slots of an executor
     */
    VolleyScaling(Map<String, String> settings, int slots) {
        DynamicAllocationSettings allocation = DynamicAllocationSettings.of(settings, false);
        VolleySettings volley = VolleySettings.of(settings);
        this.slots = slots;
        this.planner = new Planner(allocation.limits(), volley.scaling().plan());
        this.tracker = new ExecutorTracker(volley.scaling().startUp().toMillis() / 1e3, seconds -> {}, seconds -> {});
        this.scaleIn = new ScaleInPolicy(volley.scaleIn().rules(allocation));
    }

    @Override
    public double lookEvery() {
        return PACE;
    }

    @Override
    public double lookAfterStage() {
        return GATHER;
    }

    @Override
    public void submitted(SimulatedStage stage, double now) {
        workload.submitted(id(stage), PROFILE, stage.tasks(), stage.callSite(), false, now);
    }

    @Override
    public void completed(SimulatedStage stage) {
        workload.completed(id(stage));
    }

    @Override
    public void started(SimulatedStage stage, Task task, String executor, double now) {
        workload.started(id(stage), task, now);
    }

    @Override
    public void ended(SimulatedStage stage, Task task, String executor, double seconds, double now) {
        workload.ended(id(stage), task, TaskOutcome.SUCCEEDED, seconds);
    }

    @Override
    public void allocated(String executor, double now) {
        tracker.allocated(executor, now);
    }

    @Override
    public void registered(String executor, double now) {
        tracker.registered(executor, PROFILE, now);
    }

    @Override
    public void removed(String executor, double now) {
        tracker.removed(executor, now);
    }

    @Override
    public Orders look(Supplier<Collection<ExecutorUsage>> usages, double now) {
        ProfileDemand demand = workload.demand(now).getOrDefault(PROFILE, ProfileDemand.NONE);
        boolean waits = demand.stages().stream().anyMatch(stage -> stage.pending() > 0);
        if (!waits && now < lastLook + QUIET_PACE) {
            return new Orders(target, parked, ImmutableSet.of());
        }
        lastLook = now;
        target = planner.plan(demand, tracker.of(PROFILE, slots, now), 0).target();
        tracker.targeted(PROFILE, target, now);
        int present = tracker.of(PROFILE, slots, now).present();
        if (scaleIn.surplus(target, present, now) == 0 && !scaleIn.hasParked()) {
            return new Orders(target, parked(ImmutableSet.of()), ImmutableSet.of());
        }
        ScaleInDecision decision = scaleIn.decide(target, usages.get(), now);
        return new Orders(target, parked(decision.parked()), decision.kill());
    }

    private ImmutableSet<String> parked(ImmutableSet<String> next) {
        if (!next.equals(parked)) {
            parked = next;
            tracker.parked(next);
        }
        return next;
    }

    private static StageId id(SimulatedStage stage) {
        return new StageId(stage.id(), 0);
    }
}
