package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Exit;
import io.volley.core.record.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A publisher that keeps everything that was ever written on it. */
final class FakeStatePublisher implements StatePublisher {
    final List<Observed> observed = new ArrayList<>();
    final List<Exit> exits = new ArrayList<>();
    final List<DriverRuns> runs = new ArrayList<>();
    OptionalInt followed = OptionalInt.empty();
    boolean closed;

    Observed last() {
        return observed.get(observed.size() - 1);
    }

    @Override
    public void publish(Observed state) {
        if (closed) {
            throw new AssertionError("written after the end: " + state);
        }
        observed.add(state);
    }

    @Override
    public void report(ImmutableList<Exit> more) {
        exits.addAll(more);
    }

    @Override
    public void record(DriverRuns now, Runnable stands) {
        runs.add(now);
    }

    @Override
    public void follow(int run) {
        followed = OptionalInt.of(run);
    }

    @Override
    public void close() {
        closed = true;
    }
}
