package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ProfileId;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is wanted, requested, starting, running and leaving. Every event is a method that returns the ledger after it and the
 * commands to run; events that come twice, late or in the wrong order change nothing that they should not.
 *
 * <p>After every event and for every profile, what is requested is exactly what is missing:
 * {@code requested = max(0, target - starting - running)}. Times are in milliseconds of any clock that does not go back.
 *
 * <p>In cluster mode the driver is wanted as well, from the beginning to the end: one, whatever it itself desires. All
 * executors are those of its present run, and go with it.
 *
 * @param desired the newest version of what is wanted; in cluster mode, by the driver's present run
 * @param driver the driver, if the ApplicationMaster starts it
 * @param batches requested and not yet allocated in full
 * @param held the containers that are ours
 * @param gone containers that have ended or gone straight back: the latest {@value #MEMORY}, to know their echoes by
 * @param failing hosts on which containers could not be started
 * @param counters ids to come, and failures
 */
public record Ledger(
        Desired desired,
        Optional<DriverRun> driver,
        ImmutableSortedMap<BatchId, RequestBatch> batches,
        ImmutableMap<ContainerId, HeldContainer> held,
        ImmutableSet<ContainerId> gone,
        FailingHosts failing,
        Counters counters) {
    /** From this status on a process was ended by a signal, and the number of the signal is what it is above. */
    private static final int FIRST_SIGNAL = 128;

    /** How many containers that are gone are remembered. */
    public static final int MEMORY = 10_000;

    /** The ledger of an attempt, counted from 1, that has heard of nothing yet. */
    public static Ledger ofAttempt(int attempt) {
        return new Ledger(
                Desired.nothing(),
                Optional.empty(),
                ImmutableSortedMap.of(),
                ImmutableMap.of(),
                ImmutableSet.of(),
                FailingHosts.NONE,
                new Counters(BatchId.FIRST, ExecutorId.firstOf(attempt), 0));
    }

    /** The same in cluster mode. A driver of which an earlier attempt has told where it is, is believed to be there. */
    public static Ledger ofAttempt(int attempt, DriverRun driver) {
        Ledger empty = ofAttempt(attempt);
        return new Ledger(
                empty.desired,
                Optional.of(driver),
                empty.batches,
                driver.runs()
                        .container()
                        .map(container -> ImmutableMap.of(
                                container, new HeldContainer(ProfileId.DRIVER, "", HeldContainer.State.RUNNING)))
                        .orElse(ImmutableMap.of()),
                empty.gone,
                empty.failing,
                empty.counters);
    }

    /** The driver wants something else. A version that is not newer is an echo; after the ending nothing is wanted any more. */
    public Step desired(Desired newest, long now) {
        if (newest.generation() <= desired.generation() || over()) {
            return nothing();
        }
        Draft draft = new Draft(this);
        draft.want(newest);
        draft.settle(now);
        newest.ending().ifPresent(draft::finish);
        return draft.step();
    }

    /** What was to be recorded stands: the driver may be started where that says. */
    public Step recorded(DriverRuns runs) {
        Draft draft = new Draft(this);
        draft.recorded(runs);
        return draft.step();
    }

    /** The driver tells how one of its runs ended. Unless it has succeeded it may run once more. */
    public Step driverEnded(int run, Ending ending, long now) {
        return over()
                        || driver.filter(present -> present.runs().number() == run)
                                .isEmpty()
                ? nothing()
                : endRun(RunEnd.of(ending), now);
    }

    /** The driver has been missed for too long. */
    public Step driverLost(long now) {
        return over() || driver.isEmpty() ? nothing() : endRun(RunEnd.unseen(), now);
    }

    private Step endRun(RunEnd end, long now) {
        Draft draft = new Draft(this);
        draft.endRun(end, now);
        draft.settle(now);
        return draft.step();
    }

    /** YARN allocated containers. What is above need, or on an excluded host, goes straight back. */
    public Step allocated(Iterable<AllocatedContainer> allocations, long now) {
        Draft draft = new Draft(this);
        allocations.forEach(allocation -> draft.allocated(allocation, now));
        draft.settle(now);
        return draft.step();
    }

    /** A batch goes to YARN only now: to find out which hosts have room took until here. */
    public Step placed(BatchId batch, long now) {
        Draft draft = new Draft(this);
        draft.placed(batch, now);
        return draft.step();
    }

    /** A batch could name no host: it waits for any, without a limit. */
    public Step onAnyHost(BatchId batch) {
        Draft draft = new Draft(this);
        draft.onAnyHost(batch);
        return draft.step();
    }

    /** NodeManagers accepted these starts. */
    public Step started(Iterable<ContainerId> containers) {
        Draft draft = new Draft(this);
        containers.forEach(draft::started);
        return draft.step();
    }

    /**
     * These starts failed: ended executors, to be replaced, for a while on other hosts. Their containers go back, for one may
     * have started after all.
     */
    public Step startFailed(Iterable<StartFailure> failures, long now) {
        Draft draft = new Draft(this);
        failures.forEach(failure -> draft.startFailed(failure, now));
        draft.settle(now);
        return draft.step();
    }

    /** YARN says that containers ended. One that was never ours is an earlier attempt's, and is reported all the same. */
    public Step ended(Iterable<CompletedContainer> completed, long now) {
        Draft draft = new Draft(this);
        completed.forEach(each -> draft.ended(each, now));
        draft.settle(now);
        return draft.step();
    }

    /** Containers of earlier attempts run on under this one. */
    public Step recovered(Iterable<InheritedContainer> containers, long now) {
        Draft draft = new Draft(this);
        containers.forEach(draft::recovered);
        draft.settle(now);
        return draft.step();
    }

    /**
     * Time has passed. What batches that named hosts still wait for is requested anew without hosts once these have given nothing
     * for {@code namedLimit}. As long as they give, more are on their way, and would come in addition. Hosts on which
     * containers could not be started get some again once their pause is over.
     *
     * @param namedLimit in milliseconds
     */
    public Step tick(long now, long namedLimit) {
        boolean inVain = batches.values().stream().anyMatch(batch -> batch.waitsInVain(now, namedLimit));
        if (over() || (!inVain && !failing.isDue(now))) {
            return nothing();
        }
        Draft draft = new Draft(this);
        draft.forgive(now);
        draft.unnameInVain(now, namedLimit);
        return draft.step();
    }

    /** The hosts that get no containers: those that the driver excludes, and those on which none could be started. */
    public ImmutableSet<String> excludedHosts() {
        return Sets.union(desired.excludedNodes(), failing.avoided()).immutableCopy();
    }

    /** Whether the application has ended: nothing is requested or kept any more. */
    public boolean over() {
        return desired.ending().isPresent();
    }

    /** Whether news of YARN are due: something is requested, or released and not yet known to have ended. */
    public boolean pending() {
        return !batches.isEmpty() || held.values().stream().anyMatch(container -> !container.counts());
    }

    /** Where each profile stands that is wanted or of which there is something. What is leaving counts for nothing. */
    public ImmutableSortedMap<ProfileId, ContainerCounts> counts() {
        TreeMap<ProfileId, ContainerCounts> counts = new TreeMap<>();
        desired.profiles().keySet().forEach(profile -> counts.put(profile, ContainerCounts.NONE));
        batches.values()
                .forEach(batch ->
                        counts.merge(batch.profile(), new ContainerCounts(batch.waiting(), 0, 0), Ledger::sum));
        held.values().stream()
                .filter(HeldContainer::counts)
                .forEach(container -> counts.merge(
                        container.profile(),
                        container.state() == HeldContainer.State.RUNNING
                                ? new ContainerCounts(0, 0, 1)
                                : new ContainerCounts(0, 1, 0),
                        Ledger::sum));
        return ImmutableSortedMap.copyOf(counts);
    }

    /** How many executors run, those that are starting or leaving not among them. */
    public int running() {
        return (int) held.values().stream()
                .filter(container -> !container.isDrivers() && container.state() == HeldContainer.State.RUNNING)
                .count();
    }

    /** The container that the driver runs in, or is being started in; empty in client mode and while there is none. */
    public Optional<HeldContainer> driversContainer() {
        return driver.flatMap(present -> present.runs().container())
                .flatMap(container -> Optional.ofNullable(held.get(container)))
                .filter(HeldContainer::counts);
    }

    /**
     * Whether an end is news, and nobody's doing: neither ours nor YARN's, and no signal. Nor the driver's: an executor that
     * was decommissioned exits with 0, and one that has lost its driver with 1.
     */
    public boolean endedByItself(CompletedContainer completed) {
        HeldContainer container = held.get(completed.container());
        return !gone.contains(completed.container())
                && (container == null || (container.counts() && !container.isDrivers()))
                && completed.status() > 0
                && completed.status() < FIRST_SIGNAL;
    }

    /** The executor that was allocated last; empty while this attempt has been allocated none. */
    public Optional<ExecutorId> newest() {
        return counters.executor().previous();
    }

    private static ContainerCounts sum(ContainerCounts one, ContainerCounts other) {
        return new ContainerCounts(
                one.requested() + other.requested(),
                one.starting() + other.starting(),
                one.running() + other.running());
    }

    private Step nothing() {
        return new Step(this, ImmutableList.of());
    }
}
