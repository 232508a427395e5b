package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The next ledger while one event is applied to it. Lives as long as one event does; {@link #settle} brings back the
 * ledger's invariant.
 */
final class Draft {
    private final RequestDraft requests;
    private final LinkedHashMap<ContainerId, HeldContainer> held;
    private final LinkedHashSet<ContainerId> gone;
    private final Map<ProfileId, Integer> counting = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Exit> exits = new ArrayList<>();
    private final ImmutableSet<String> excludedBefore;
    private Desired desired;
    private Optional<DriverRun> driver;
    private FailingHosts failing;
    private ImmutableSet<String> excluded;
    private Counters counters;

    Draft(Ledger ledger) {
        desired = ledger.desired();
        driver = ledger.driver();
        requests = new RequestDraft(ledger.batches(), ledger.counters().batch(), this::wanted, commands::add);
        held = new LinkedHashMap<>(ledger.held());
        gone = new LinkedHashSet<>(ledger.gone());
        failing = ledger.failing();
        excluded = ledger.excludedHosts();
        excludedBefore = excluded;
        counters = ledger.counters();
        held.values().stream().filter(HeldContainer::counts).forEach(container -> count(container.profile(), 1));
    }

    void add(Command command) {
        commands.add(command);
    }

    void want(Desired newest) {
        desired = newest;
        exclude(failing);
    }

    private void exclude(FailingHosts next) {
        failing = next;
        excluded = Sets.union(desired.excludedNodes(), failing.avoided()).immutableCopy();
    }

    void allocated(AllocatedContainer allocation, long now) {
        ContainerId container = allocation.container();
        if (held.containsKey(container) || gone.contains(container)) {
            return;
        }
        place(allocation);
        requests.allocated(allocation.batch(), now);
    }

    private void place(AllocatedContainer allocation) {
        ContainerId container = allocation.container();
        Optional<DesiredExecutors> wanted = wanted(allocation.profile());
        boolean needed = counting(allocation.profile()) < target(allocation.profile());
        if (wanted.isEmpty() || !needed || excluded.contains(allocation.host())) {
            giveBack(container);
        } else if (allocation.profile().equals(ProfileId.DRIVER)) {
            put(container, new HeldContainer(allocation.profile(), allocation.host(), HeldContainer.State.ALLOCATED));
            driver = driver.map(present -> present.in(container));
            recordRun();
        } else {
            launch(allocation, wanted.get().size());
        }
    }

    private void giveBack(ContainerId container) {
        add(new Command.Release(container));
        forget(container);
    }

    private void launch(AllocatedContainer allocation, ExecutorSize size) {
        ContainerId container = allocation.container();
        put(container, new HeldContainer(allocation.profile(), allocation.host(), HeldContainer.State.STARTING));
        add(new Command.Launch(container, allocation.profile(), counters.executor(), size, allocation.host()));
        counters = counters.nextExecutor();
    }

    private void recordRun() {
        driver.ifPresent(present -> add(new Command.RecordRun(present.runs())));
    }

    void recorded(DriverRuns runs) {
        driver.filter(present -> present.runs().equals(runs))
                .flatMap(present -> runs.container())
                .ifPresent(this::launchDriver);
    }

    private void launchDriver(ContainerId id) {
        HeldContainer container = held.get(id);
        if (container != null && container.state() == HeldContainer.State.ALLOCATED) {
            DriverRun present = driver.orElseThrow();
            held.put(id, container.in(HeldContainer.State.STARTING));
            add(new Command.LaunchDriver(id, present.runs().number(), present.size(), container.host()));
        }
    }

    /** Its executors go with it, and unless another run follows so does the application. */
    void endRun(RunEnd end, long now) {
        DriverRun ended = driver.orElseThrow();
        Optional<DriverRun> next = ended.after(end, now);
        if (next.isEmpty()) {
            Ending ending = new Ending(end.succeeded(), end.reason());
            want(desired.ended(ending));
            settle(now);
            finish(ending);
            return;
        }
        releaseAll();
        driver = next;
        want(Desired.nothing());
        add(new Command.EndRun(next.get().runs().number(), end));
        recordRun();
    }

    /** The application is over. */
    void finish(Ending ending) {
        releaseAll();
        add(new Command.Finish(ending));
    }

    void onAnyHost(BatchId id) {
        requests.onAnyHost(id);
    }

    void started(ContainerId container) {
        held.computeIfPresent(
                container,
                (key, entry) ->
                        entry.state() == HeldContainer.State.STARTING ? entry.in(HeldContainer.State.RUNNING) : entry);
    }

    void startFailed(StartFailure failure, long now) {
        HeldContainer container = held.get(failure.container());
        if (container == null || container.state() == HeldContainer.State.RUNNING) {
            return;
        }
        if (container.counts()) {
            add(new Command.Release(failure.container()));
        }
        remove(failure.container());
        exclude(failing.failed(container.host(), now));
        Exit exit = ExitReasons.neverStarted(failure, container.host());
        if (container.isDrivers()) {
            driverExited(exit, container, now);
        } else {
            exits.add(exit);
        }
    }

    void ended(CompletedContainer completed, long now) {
        if (gone.contains(completed.container())) {
            return;
        }
        HeldContainer container = held.get(completed.container());
        remove(completed.container());
        if (container == null) {
            executorExited(ExitReasons.of(completed, "", false));
            return;
        }
        boolean drivers = container.isDrivers();
        Exit exit = drivers
                ? ExitReasons.ofDriver(completed, container.host())
                : ExitReasons.of(completed, container.host(), !container.counts());
        if (exit.neverRan() && container.counts()) {
            exclude(failing.failed(container.host(), now));
        }
        if (drivers) {
            driverExited(exit, container, now);
        } else {
            executorExited(exit);
        }
    }

    private void executorExited(Exit exit) {
        exits.add(exit);
        if (exit.causedByApplication()) {
            counters = counters.oneMoreFailure();
        }
    }

    /** One that is leaving was that of a run before. */
    private void driverExited(Exit exit, HeldContainer container, long now) {
        if (container.counts()) {
            endRun(RunEnd.of(exit), now);
        }
    }

    /** While the driver is in no container there are no executors of its present run: those that run are another's. */
    void recovered(InheritedContainer inherited) {
        ContainerId container = inherited.container();
        HeldContainer known = held.get(container);
        if (gone.contains(container)) {
            return;
        }
        if (known != null) {
            held.put(container, new HeldContainer(known.profile(), inherited.host(), known.state()));
        } else if (belongsToThePresentRun(inherited)) {
            put(container, new HeldContainer(inherited.profile(), inherited.host(), HeldContainer.State.RUNNING));
        } else {
            giveBack(container);
        }
    }

    private boolean belongsToThePresentRun(InheritedContainer inherited) {
        return driver.isEmpty()
                || (!inherited.profile().equals(ProfileId.DRIVER)
                        && driver.get().runs().container().isPresent());
    }

    void releaseAll() {
        ImmutableList.copyOf(held.keySet()).forEach(this::release);
    }

    void forgive(long now) {
        exclude(failing.at(now));
    }

    void placed(BatchId id, long now) {
        requests.placed(id, now);
    }

    void unnameInVain(long now, long limit) {
        requests.unnameInVain(now, limit);
    }

    /** Releases what is to be released, and makes what is requested equal to what is missing. */
    void settle(long now) {
        desired.release().forEach(this::releaseExecutor);
        TreeSet<ProfileId> profiles = new TreeSet<>(desired.profiles().keySet());
        driver.ifPresent(present -> profiles.add(ProfileId.DRIVER));
        profiles.addAll(requests.profiles());
        profiles.forEach(profile -> requests.settle(profile, Math.max(0, target(profile) - counting(profile)), now));
    }

    private int target(ProfileId profile) {
        return wanted(profile).map(DesiredExecutors::target).orElse(0);
    }

    private Optional<DesiredExecutors> wanted(ProfileId profile) {
        return profile.equals(ProfileId.DRIVER)
                ? driver.filter(present -> desired.ending().isEmpty()).map(DriverRun::wanted)
                : Optional.ofNullable(desired.profiles().get(profile));
    }

    /** The driver is not its own to release. */
    private void releaseExecutor(ContainerId id) {
        HeldContainer container = held.get(id);
        if (container != null && !container.isDrivers()) {
            release(id);
        }
    }

    private void release(ContainerId id) {
        HeldContainer container = held.get(id);
        if (container != null && container.counts()) {
            held.put(id, container.in(HeldContainer.State.LEAVING));
            count(container.profile(), -1);
            add(new Command.Release(id));
        }
    }

    private void put(ContainerId id, HeldContainer container) {
        held.put(id, container);
        count(container.profile(), 1);
    }

    private void remove(ContainerId id) {
        HeldContainer container = held.remove(id);
        if (container != null && container.counts()) {
            count(container.profile(), -1);
        }
        forget(id);
    }

    private void forget(ContainerId id) {
        gone.add(id);
    }

    private int counting(ProfileId profile) {
        return counting.getOrDefault(profile, 0);
    }

    private void count(ProfileId profile, int change) {
        counting.merge(profile, change, Integer::sum);
    }

    Step step() {
        ImmutableList.Builder<Command> all = ImmutableList.builder();
        if (!exits.isEmpty()) {
            all.add(new Command.Report(ImmutableList.copyOf(exits)));
        }
        if (!excluded.equals(excludedBefore)) {
            all.add(new Command.Exclude(excluded));
        }
        all.addAll(commands);
        Iterable<ContainerId> remembered = Iterables.skip(gone, Math.max(0, gone.size() - Ledger.MEMORY));
        Ledger next = new Ledger(
                desired,
                driver,
                requests.batches(),
                ImmutableMap.copyOf(held),
                ImmutableSet.copyOf(remembered),
                failing,
                new Counters(requests.next(), counters.executor(), counters.failures()));
        return new Step(next, all.build());
    }
}
