package io.volley.simulation;

import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import io.volley.core.scalein.ExecutorUsage;
import io.volley.simulation.stock.Allocation;
import io.volley.simulation.stock.RampSettings;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Stock Spark's dynamic allocation with shuffle tracking. */
final class StockScaling implements ScalingModel {
    private static final double LOOK_SECONDS = 0.1;
    private static final long IDLE_MILLIS = 60_000;

    private final Allocation allocation;

    StockScaling(RampSettings settings) {
        this.allocation = new Allocation(settings, IDLE_MILLIS);
    }

    @Override
    public double lookEvery() {
        return LOOK_SECONDS;
    }

    @Override
    public void submitted(SimulatedStage stage, double now) {
        allocation.submitted(id(stage), stage.tasks(), millis(now));
    }

    @Override
    public void completed(SimulatedStage stage) {
        allocation.completed(id(stage));
    }

    @Override
    public void started(SimulatedStage stage, Task task, String executor, double now) {
        allocation.started(id(stage), task, executor, millis(now));
    }

    @Override
    public void ended(SimulatedStage stage, Task task, String executor, double seconds, double now) {
        OptionalInt writes = stage.shuffleBytes() > 0 ? OptionalInt.of(stage.id()) : OptionalInt.empty();
        allocation.ended(id(stage), task, TaskOutcome.SUCCEEDED, executor, writes, millis(now));
    }

    @Override
    public void registered(String executor, double now) {
        allocation.registered(executor, millis(now));
    }

    @Override
    public void removed(String executor, double now) {
        allocation.removed(executor);
    }

    @Override
    public void cleaned(int shuffle) {
        allocation.cleaned(shuffle);
    }

    @Override
    public Orders look(Supplier<Collection<ExecutorUsage>> usages, double now) {
        ImmutableSet<String> idle = ImmutableSet.copyOf(allocation.look(millis(now)));
        return new Orders(allocation.target(), ImmutableSet.of(), idle);
    }

    private static StageId id(SimulatedStage stage) {
        return new StageId(stage.id(), 0);
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1_000);
    }
}
