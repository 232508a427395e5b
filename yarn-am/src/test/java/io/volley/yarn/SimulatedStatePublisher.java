package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.volley.coordination.FencedException;
import io.volley.coordination.FencingToken;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The way of one attempt to the driver. Writes the newest state only, but every end, the latter twice at times. */
final class SimulatedStatePublisher implements StatePublisher {
    private static final long PAUSE = 200;

    private final World world;
    private final SimulatedProcess process;
    private final Life life;
    private final StoreLine line;
    private final FencingToken token;
    private final Runnable fenced;
    private final Queue<Exit> exits = new ArrayDeque<>();
    private Optional<Observed> newest = Optional.empty();
    private boolean closed;

    SimulatedStatePublisher(
            World world, SimulatedProcess process, Life life, StoreLine line, FencingToken token, Runnable fenced) {
        this.world = world;
        this.process = process;
        this.life = life;
        this.line = line;
        this.token = token;
        this.fenced = fenced;
    }

    @Override
    public void publish(Observed observed) {
        reached("publishes");
        if (newest.isEmpty()) {
            process.after(world.chance().delay(), this::write);
        }
        newest = Optional.of(observed);
    }

    @Override
    public void report(ImmutableList<Exit> more) {
        reached("reports");
        if (exits.isEmpty()) {
            process.after(world.chance().delay(), this::append);
        }
        exits.addAll(more);
    }

    private void reached(String what) {
        world.invariants().check(!closed, "attempt %s %s after its end".formatted(token.attempt(), what));
        life.reached(KillPoint.BEFORE_PUBLISHING);
    }

    private void write() {
        when(newest.isPresent(), this::write, () -> {
            world.store().write(newest.orElseThrow(), token);
            newest = Optional.empty();
        });
    }

    private void append() {
        when(!exits.isEmpty(), this::append, () -> {
            ExitBatch batch = new ExitBatch(ImmutableList.copyOf(Iterables.limit(exits, ExitBatch.MOST)));
            world.store().append(batch, token);
            if (world.chance().percent(5)) {
                process.after(PAUSE, this::append);
            } else {
                exits.clear();
            }
        });
    }

    /** Writes something as soon as the store can be reached. */
    private void when(boolean something, Runnable again, Runnable work) {
        if (closed || !something) {
            return;
        }
        if (!line.connected()) {
            process.after(PAUSE, again);
            return;
        }
        try {
            work.run();
            world.invariants()
                    .check(
                            world.yarn().ending().isEmpty(),
                            "attempt %s writes after the end".formatted(token.attempt()));
        } catch (FencedException later) {
            fenced.run();
        }
    }

    @Override
    public void record(DriverRuns runs, Runnable stands) {
        throw new AssertionError("this driver is started by nobody, and nobody records its runs: " + runs);
    }

    @Override
    public void follow(int run) {
        throw new AssertionError("this driver has no run " + run);
    }

    @Override
    public void close() {
        closed = true;
    }
}
