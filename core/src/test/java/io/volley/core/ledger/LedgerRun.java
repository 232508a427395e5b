package io.volley.core.ledger;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A ledger, a driver and a cluster between which anything may happen, in an order that the random numbers choose. */
final class LedgerRun {
    private static final ExecutorSize SIZE = new ExecutorSize(1024, 640, 1, ImmutableMap.of());
    private static final long LIMIT = 2_000;
    private static final int[] ENDS = {1, 1, -100, -100, Exit.NEVER_RAN};

    final LedgerCluster cluster;
    final Map<ProfileId, Integer> mostWanted = new HashMap<>();
    Ledger ledger;
    private final Random random;
    private long now = 1;

    private LedgerRun(Random random, Ledger ledger) {
        this.random = random;
        this.cluster = new LedgerCluster(random);
        this.ledger = ledger;
    }

    static LedgerRun inClientMode(Random random) {
        return new LedgerRun(random, Ledger.ofAttempt(1));
    }

    /** The driver is started by the ledger, and as often as need be. */
    static LedgerRun inClusterMode(Random random) {
        DriverRun driver = new DriverRun(SIZE, new RunLimits(1_000, OptionalLong.empty()), DriverRuns.FIRST);
        LedgerRun run = new LedgerRun(random, Ledger.ofAttempt(1, driver));
        run.mostWanted.put(ProfileId.DRIVER, 1);
        run.run(run.ledger.recovered(List.of(), run.now));
        return run;
    }

    void step() {
        now += random.nextInt(300);
        cluster.recorded().filter(runs -> random.nextInt(3) > 0).ifPresent(runs -> run(ledger.recorded(runs)));
        switch (random.nextInt(10)) {
            case 0 -> change();
            case 1 -> releaseSome();
            case 2 -> cluster.allocate(false);
            case 3 -> allocate(cluster.deliver(false));
            case 4, 5 -> started(some(LedgerCluster.State.LAUNCHED));
            case 6 -> failToStart();
            case 7 -> end(some(LedgerCluster.State.LAUNCHED, LedgerCluster.State.RELEASED));
            case 8 -> run(ledger.tick(now, LIMIT));
            default -> exclude();
        }
        if (random.nextInt(20) == 0) {
            now += random.nextInt(40_000);
        }
    }

    /** Everything that is under way arrives, the driver releases its surplus, and nothing else happens. */
    void calmDown() {
        now += FailingHosts.LONGEST_PAUSE;
        run(ledger.tick(now, LIMIT));
        for (int round = 0; round < 50 && (cluster.hasSomethingUnderWay() || ledger.pending() || round < 5); round++) {
            now += 100;
            want(ledger.desired().withExcludedNodes(List.of()));
            want(ledger.desired().withRelease(surplus()));
            cluster.allocate(true);
            allocate(cluster.deliver(true));
            cluster.recorded().ifPresent(runs -> run(ledger.recorded(runs)));
            started(cluster.in(LedgerCluster.State.LAUNCHED));
            end(cluster.in(LedgerCluster.State.RELEASED));
            run(ledger.tick(now, LIMIT));
        }
    }

    Map<ProfileId, Integer> counting() {
        return ledger.held().values().stream()
                .filter(HeldContainer::counts)
                .collect(Collectors.groupingBy(HeldContainer::profile, TreeMap::new, Collectors.summingInt(held -> 1)));
    }

    Map<ProfileId, ContainerCounts> wantedCounts() {
        TreeMap<ProfileId, ContainerCounts> counts = new TreeMap<>();
        ledger.desired()
                .profiles()
                .forEach((profile, wanted) -> counts.put(profile, new ContainerCounts(0, 0, wanted.target())));
        ledger.driver().ifPresent(driver -> counts.put(ProfileId.DRIVER, new ContainerCounts(0, 0, 1)));
        return counts;
    }

    List<String> trace() {
        return cluster.commands.stream().map(Object::toString).toList();
    }

    private List<ContainerId> surplus() {
        Map<ProfileId, Integer> above = new HashMap<>();
        counting()
                .forEach((profile, count) ->
                        above.put(profile, count - ledger.desired().target(profile)));
        above.remove(ProfileId.DRIVER);
        List<ContainerId> surplus = new ArrayList<>();
        ledger.held().forEach((id, held) -> {
            if (held.counts()
                    && above.containsKey(held.profile())
                    && above.merge(held.profile(), -1, Integer::sum) >= 0) {
                surplus.add(id);
            }
        });
        return surplus;
    }

    private void change() {
        Map<ProfileId, DesiredExecutors> next = new TreeMap<>();
        for (int number = 0; number < random.nextInt(4); number++) {
            int target = random.nextInt(12);
            next.put(new ProfileId(number), new DesiredExecutors(SIZE, target, ImmutableMap.of(), "chance"));
            mostWanted.merge(new ProfileId(number), target, Math::max);
        }
        want(ledger.desired().withProfiles(next));
    }

    private void releaseSome() {
        List<ContainerId> named = new ArrayList<>(some(LedgerCluster.State.LAUNCHED, LedgerCluster.State.ENDED));
        named.add(new ContainerId("unknown"));
        want(ledger.desired().withRelease(named));
    }

    private void exclude() {
        want(ledger.desired().withExcludedNodes(random.nextInt(3) == 0 ? List.of("h0") : List.of()));
    }

    private void want(Desired desired) {
        if (!desired.sameAs(ledger.desired())) {
            run(ledger.desired(desired, now));
            run(ledger.desired(desired, now));
        }
    }

    private void allocate(List<AllocatedContainer> allocations) {
        run(ledger.allocated(allocations, now));
        if (random.nextInt(3) == 0) {
            run(ledger.allocated(allocations, now));
        }
    }

    private void started(List<ContainerId> containers) {
        run(ledger.started(containers));
    }

    private void failToStart() {
        List<ContainerId> failed = some(LedgerCluster.State.LAUNCHED).stream()
                .filter(id -> {
                    HeldContainer held = ledger.held().get(id);
                    return held != null && held.state() == HeldContainer.State.STARTING;
                })
                .toList();
        run(ledger.startFailed(
                failed.stream().map(id -> new StartFailure(id, "chance")).toList(), now));
    }

    private void end(List<ContainerId> containers) {
        List<CompletedContainer> completed = containers.stream()
                .map(id -> new CompletedContainer(id, ENDS[random.nextInt(ENDS.length)], ""))
                .toList();
        containers.forEach(cluster::end);
        run(ledger.ended(completed, now));
        if (random.nextInt(3) == 0) {
            run(ledger.ended(completed, now));
            started(containers);
        }
    }

    private List<ContainerId> some(LedgerCluster.State... states) {
        return cluster.in(states).stream().filter(id -> random.nextInt(4) == 0).toList();
    }

    private void run(Step step) {
        ledger = step.next();
        cluster.run(step);
    }
}
