package io.volley.simulation;

import com.google.common.collect.ImmutableSet;
import io.volley.core.scalein.ExecutorUsage;
import java.util.Collection;
import java.util.function.Supplier;

/** As many executors as ever, without dynamic allocation. */
record StaticScaling(int executors) implements ScalingModel {
    @Override
    public double lookEvery() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Orders look(Supplier<Collection<ExecutorUsage>> usages, double now) {
        return new Orders(executors, ImmutableSet.of(), ImmutableSet.of());
    }
}
