package io.volley.cli.simulate;

import com.google.common.collect.ImmutableSet;
import io.volley.core.release.Holding;
import java.util.Collection;
import java.util.function.Supplier;

/** As many executors as ever, without dynamic allocation. */
record StaticScaling(int executors) implements Scaling {
    @Override
    public double lookEvery() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Orders look(Supplier<Collection<Holding>> holdings, double now) {
        return new Orders(executors, ImmutableSet.of(), ImmutableSet.of());
    }
}
