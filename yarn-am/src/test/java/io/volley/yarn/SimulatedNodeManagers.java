package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimaps;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.StartFailure;
import io.volley.core.record.ContainerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The way of one attempt to the NodeManagers. A start under way arrives even if who sent it has died since. */
final class SimulatedNodeManagers implements NodeManagers {
    private final int attempt;
    private final World world;
    private final SimulatedProcess process;
    private final Life life;
    private final Executor events;
    private final Supplier<Set<String>> excluded;
    private boolean closed;

    /** @param excluded the hosts that the attempt knows to be excluded */
    SimulatedNodeManagers(
            int attempt,
            World world,
            SimulatedProcess process,
            Life life,
            Executor events,
            Supplier<Set<String>> excluded) {
        this.attempt = attempt;
        this.world = world;
        this.process = process;
        this.life = life;
        this.events = events;
        this.excluded = excluded;
    }

    @Override
    public void start(ImmutableList<Start> starts, Listener listener) {
        life.reached(KillPoint.BETWEEN_GRANT_AND_START);
        if (life.alive()) {
            world.invariants().check(!closed, "attempt %s starts executors after its end".formatted(attempt));
            starts.forEach(this::check);
            Multimaps.index(starts, start -> container(start).node.name())
                    .asMap()
                    .values()
                    .forEach(group -> process.after(world.chance().delay(), () -> send(group, listener)));
        }
    }

    private void check(Start start) {
        String host = start.launch().host();
        world.invariants()
                .check(
                        !excluded.get().contains(host),
                        "attempt %s starts %s on an excluded host".formatted(attempt, start.launch()));
    }

    private void send(Collection<Start> starts, Listener listener) {
        if (!closed) {
            starts.forEach(start -> world.invariants().launches(attempt, (Command.Launch) start.launch()));
            world.time().after(world.chance().delay(), () -> arrived(starts, listener));
            life.reached(KillPoint.BETWEEN_START_AND_ANSWER);
        }
    }

    private void arrived(Collection<Start> starts, Listener listener) {
        List<ContainerId> started = new ArrayList<>();
        List<StartFailure> failed = new ArrayList<>();
        boolean answered = !world.chance().percent(4);
        for (Start start : starts) {
            ContainerId id = start.launch().container();
            boolean runs = !world.chance().percent(4) && container(start).node.start(container(start));
            world.trace().say("node", id + (runs ? " is started" : " is not started"));
            if (runs && answered) {
                started.add(id);
            } else {
                failed.add(new StartFailure(id, answered ? "the disk is full" : "no answer"));
            }
        }
        process.after(world.chance().delay(), () -> answer(started, failed, listener));
    }

    private void answer(List<ContainerId> started, List<StartFailure> failed, Listener listener) {
        events.execute(() -> listener.started(ImmutableList.copyOf(started)));
        if (!failed.isEmpty()) {
            events.execute(() -> {
                failed.forEach(failure -> world.invariants().startFailed(failure.container()));
                listener.startFailed(ImmutableList.copyOf(failed));
            });
        }
    }

    private SimulatedContainer container(Start start) {
        return world.yarn().found(start.launch().container());
    }

    @Override
    public void close() {
        closed = true;
    }
}
