package io.volley.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.Observed;
import io.volley.core.record.ProfileId;
import io.volley.yarn.SimulatedStore.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** A driver that changes its mind, handles the ends of its executors, and has a silent ApplicationMaster replaced. */
final class SimulatedDriver {
    /** How long the ApplicationMaster may write nothing, in milliseconds. */
    static final long SILENCE = 6_000;

    private static final ExecutorSize SIZE = new ExecutorSize(1024, 640, 1, ImmutableMap.of());
    private static final int MOST = 8;
    private static final long PAUSE = 200;
    private static final long LOOK = 500;

    private final World world;
    private final SimulatedProcess process;
    private final StoreLine line;
    private final IntConsumer replace;
    private final Set<ContainerId> ended = new HashSet<>();
    private final Set<Integer> handled = new HashSet<>();
    private Desired desired = Desired.nothing();
    private Optional<Observed> seen = Optional.empty();
    private long seenAt;
    private boolean writing;
    private boolean calm;

    /** @param replace has YARN fail an attempt */
    SimulatedDriver(World world, IntConsumer replace) {
        this.world = world;
        this.replace = replace;
        this.process = world.process();
        this.line = world.line(process);
    }

    SimulatedProcess process() {
        return process;
    }

    StoreLine line() {
        return line;
    }

    Desired desired() {
        return desired;
    }

    /** The containers of whose end it has heard. */
    Set<ContainerId> ended() {
        return ended;
    }

    void start() {
        line.announce(Spot.DRIVER);
        line.onConnection(connection -> seenAt = world.time().now());
        line.watch(Spot.OBSERVED, this::see);
        line.watch(Spot.EXITS, () -> ImmutableMap.copyOf(world.store().exits()).forEach(this::handle));
        process.every(LOOK, this::look);
        changeTargets();
        process.after(world.chance().between(200, 1_500), this::act);
    }

    private void act() {
        if (calm) {
            return;
        }
        switch (world.chance().below(10)) {
            case 0, 1, 2, 3, 4 -> changeTargets();
            case 5, 6, 7 -> releaseSome();
            case 8 -> excludeSome();
            default -> {}
        }
        process.after(world.chance().between(200, 1_500), this::act);
    }

    private void changeTargets() {
        Map<ProfileId, DesiredExecutors> next = new TreeMap<>();
        int profiles = 1 + world.chance().below(3);
        for (int number = 0; number < profiles; number++) {
            int target = world.chance().below(MOST + 1);
            next.put(new ProfileId(number), new DesiredExecutors(SIZE, target, ImmutableMap.of(), "chance"));
        }
        want(desired.withProfiles(next));
    }

    private void releaseSome() {
        List<ContainerId> executors =
                world.yarn().live().stream().map(container -> container.id).toList();
        want(desired.withRelease(
                Sets.union(desired.release(), Set.copyOf(world.chance().some(executors, 20)))));
    }

    private void excludeSome() {
        List<String> hosts =
                world.yarn().nodes().stream().map(SimulatedNode::name).toList();
        want(desired.withExcludedNodes(world.chance().some(hosts, 20)));
    }

    private void want(Desired next) {
        if (next.sameAs(desired)) {
            return;
        }
        desired = next;
        world.trace().say("driver", "wants " + desired);
        world.invariants().wanted(desired);
        if (!writing) {
            writing = true;
            process.after(world.chance().delay(), this::write);
        }
    }

    private void write() {
        if (line.connected()) {
            writing = false;
            world.store().write(desired);
        } else {
            process.after(PAUSE, this::write);
        }
    }

    private void handle(int number, ExitBatch batch) {
        if (!handled.add(number)) {
            return;
        }
        Set<ContainerId> containers =
                batch.exits().stream().map(Exit::container).collect(ImmutableSet.toImmutableSet());
        ended.addAll(containers);
        want(desired.withRelease(Sets.difference(desired.release(), containers)));
        process.after(world.chance().delay(), () -> delete(number));
    }

    private void delete(int batch) {
        if (line.connected()) {
            world.store().delete(batch);
        } else {
            process.after(PAUSE, () -> delete(batch));
        }
    }

    private void see() {
        Optional<Observed> now = world.store().observed();
        if (!now.equals(seen)) {
            seen = now;
            seenAt = world.time().now();
        }
    }

    private void look() {
        long now = world.time().now();
        if (line.connected() && now - seenAt >= SILENCE && desired.ending().isEmpty()) {
            seenAt = now;
            replace.accept(world.yarn().attempt());
        }
        if (calm && desired.ending().isEmpty()) {
            want(desired.withExcludedNodes(List.of()));
            want(desired.withRelease(Sets.union(desired.release(), surplus())));
        }
    }

    private Set<ContainerId> surplus() {
        Map<ProfileId, Integer> left = new TreeMap<>();
        desired.profiles().forEach((profile, wanted) -> left.put(profile, wanted.target()));
        return world.yarn().running().stream()
                .filter(container -> !desired.release().contains(container.id))
                .filter(container -> left.merge(container.profile, -1, Integer::sum) < 0)
                .map(container -> container.id)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** From now on only releases what is too much. */
    void calmDown() {
        calm = true;
    }

    void end() {
        want(desired.ended(new Ending(true, "all done")));
    }

    void pause() {
        world.trace().say("driver", "stands still");
        process.pause();
        line.silent();
    }

    void goOn() {
        world.trace().say("driver", "goes on");
        process.goOn();
        line.goOn();
    }

    void kill() {
        world.trace().say("driver", "is killed");
        process.kill();
        line.silent();
        world.invariants().driverDied();
    }
}
