package io.volley.core.ledger;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerId;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small YARN. It allocates late (what was withdrawn while under way too), twice and too much, and loses starts. Every
 * container it ever made is in one state; the process of one that was released ends sooner or later.
 */
final class LedgerCluster implements Actions {
    enum State {
        ALLOCATED,
        LAUNCHED,
        RELEASED,
        ENDED
    }

    final Map<ContainerId, State> containers = new LinkedHashMap<>();
    final Set<Long> launchedNumbers = new LinkedHashSet<>();
    final List<Command> commands = new ArrayList<>();
    private final Map<BatchId, Pending> requested = new TreeMap<>();
    private final List<AllocatedContainer> underWay = new ArrayList<>();
    private final Random random;
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private Optional<DriverRuns> recorded = Optional.empty();
    private Optional<ContainerId> driver = Optional.empty();
    private long lastBatch;

    private record Pending(ProfileId profile, int count) {}

    LedgerCluster(Random random) {
        this.random = random;
    }

    /** Allocates some of what is requested; it is delivered later. */
    void allocate(boolean exactly) {
        for (Map.Entry<BatchId, Pending> entry : List.copyOf(requested.entrySet())) {
            Pending pending = entry.getValue();
            int given = exactly ? pending.count : random.nextInt(pending.count + 1);
            int extra = !exactly && random.nextInt(10) == 0 ? random.nextInt(3) : 0;
            for (int number = 0; number < given + extra; number++) {
                ContainerId id = new ContainerId("c%06d".formatted(containers.size() + 1));
                containers.put(id, State.ALLOCATED);
                underWay.add(new AllocatedContainer(id, pending.profile, entry.getKey(), "h" + random.nextInt(4)));
            }
            keep(entry.getKey(), new Pending(pending.profile, pending.count - given));
        }
    }

    private void keep(BatchId batch, Pending pending) {
        if (pending.count > 0) {
            requested.put(batch, pending);
        } else {
            requested.remove(batch);
        }
    }

    /** Delivers some or all of what is allocated. */
    List<AllocatedContainer> deliver(boolean all) {
        int some = all ? underWay.size() : random.nextInt(underWay.size() + 1);
        List<AllocatedContainer> allocations = new ArrayList<>(underWay.subList(0, some));
        underWay.subList(0, some).clear();
        return allocations;
    }

    List<ContainerId> in(State... states) {
        Set<State> wanted = Set.of(states);
        return containers.entrySet().stream()
                .filter(entry -> wanted.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void end(ContainerId container) {
        containers.put(container, State.ENDED);
    }

    /** Where the driver was started last. */
    Optional<ContainerId> driver() {
        return driver;
    }

    /** What was recorded last. */
    Optional<DriverRuns> recorded() {
        return recorded;
    }

    boolean hasSomethingUnderWay() {
        return !requested.isEmpty() || !underWay.isEmpty();
    }

    void run(Step step) {
        commands.addAll(step.commands());
        step.commands().forEach(command -> command.runOn(this));
    }

    @Override
    public void request(Command.Request request) {
        check(request.batch().value() > lastBatch, "fresh batch id", request);
        check(request.count() > 0, "at least one", request);
        lastBatch = request.batch().value();
        requested.put(request.batch(), new Pending(request.profile(), request.count()));
    }

    @Override
    public void withdraw(Command.Withdraw withdraw) {
        requested.remove(withdraw.batch());
    }

    @Override
    public void complete(Command.Complete complete) {
        requested.remove(complete.batch());
    }

    @Override
    public void launch(Command.Launch launch) {
        check(!excluded.contains(launch.host()), "not on an excluded host", launch);
        check(launchedNumbers.add((long) launch.executor().value()), "fresh executor number", launch);
        start(launch);
    }

    private void start(Command.Start launch) {
        check(containers.get(launch.container()) != State.LAUNCHED, "launched once", launch);
        check(containers.get(launch.container()) != State.RELEASED, "not released", launch);
        containers.computeIfPresent(launch.container(), (id, state) -> state == State.ENDED ? state : State.LAUNCHED);
    }

    @Override
    public void recordRun(Command.RecordRun record) {
        int before = recorded.map(DriverRuns::number).orElse(1);
        check(record.runs().number() >= before, "no earlier run", record);
        recorded = Optional.of(record.runs());
    }

    @Override
    public void launch(Command.LaunchDriver launch) {
        check(recorded.flatMap(DriverRuns::container).equals(Optional.of(launch.container())), "recorded", launch);
        check(driver.map(containers::get).orElse(State.ENDED) != State.LAUNCHED, "no other driver", launch);
        driver = Optional.of(launch.container());
        start(launch);
    }

    @Override
    public void endRun(Command.EndRun end) {
        check(in(State.LAUNCHED).isEmpty(), "nothing of the run before left running", end);
    }

    @Override
    public void release(Command.Release release) {
        containers.computeIfPresent(release.container(), (id, state) -> state == State.ENDED ? state : State.RELEASED);
    }

    @Override
    public void exclude(Command.Exclude exclude) {
        check(!exclude.hosts().equals(excluded), "other hosts than before", exclude);
        excluded = exclude.hosts();
    }

    @Override
    public void report(Command.Report report) {
        check(!report.exits().isEmpty(), "something to report", report);
    }

    @Override
    public void finish(Command.Finish finish) {
        check(requested.isEmpty(), "everything withdrawn", finish);
    }

    private void check(boolean holds, String expected, Command command) {
        if (!holds) {
            throw new AssertionError("expected: " + expected + ", but found " + command + " after " + commands);
        }
    }
}
