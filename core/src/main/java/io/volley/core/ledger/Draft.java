package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The next ledger while one event is applied to it. Lives as long as one event does; {@link #settle} brings back the
 * ledger's invariant.
 */
final class Draft {
    private final TreeMap<BatchId, RequestBatch> batches;
    private final LinkedHashMap<ContainerId, HeldContainer> held;
    private final LinkedHashSet<ContainerId> gone;
    private final Map<ProfileId, Integer> counting = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Exit> exits = new ArrayList<>();
    private final ImmutableSet<String> excludedBefore;
    private Desired desired;
    private FailingHosts failing;
    private ImmutableSet<String> excluded;
    private Counters counters;

    Draft(Ledger ledger) {
        desired = ledger.desired();
        batches = new TreeMap<>(ledger.batches());
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
        RequestBatch batch = batches.get(allocation.batch());
        if (batch != null) {
            allocatedOf(allocation.batch(), batch.oneMoreAllocated(now), now);
        }
    }

    private void place(AllocatedContainer allocation) {
        ContainerId container = allocation.container();
        DesiredExecutors wanted = desired.profiles().get(allocation.profile());
        boolean needed = wanted != null && counting(allocation.profile()) < wanted.target();
        if (wanted == null || !needed || excluded.contains(allocation.host())) {
            add(new Command.Release(container));
            forget(container);
            return;
        }
        put(container, new HeldContainer(allocation.profile(), allocation.host(), HeldContainer.State.STARTING));
        add(new Command.Launch(container, allocation.profile(), counters.executor(), wanted.size(), allocation.host()));
        counters = counters.nextExecutor();
    }

    private void allocatedOf(BatchId id, RequestBatch batch, long now) {
        if (batch.waiting() > 0) {
            batches.put(id, batch);
        } else {
            batches.remove(id);
            add(new Command.Complete(id, batch.count(), now - batch.since()));
        }
    }

    void onAnyHost(BatchId id) {
        batches.computeIfPresent(id, (key, batch) -> batch.onAnyHost());
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
        exits.add(ExitReasons.neverStarted(failure, container.host()));
        exclude(failing.failed(container.host(), now));
    }

    void ended(CompletedContainer completed, long now) {
        if (gone.contains(completed.container())) {
            return;
        }
        HeldContainer container = held.get(completed.container());
        Exit exit = container == null
                ? ExitReasons.of(completed, "", false)
                : ExitReasons.of(completed, container.host(), !container.counts());
        remove(completed.container());
        exits.add(exit);
        if (exit.neverRan() && container != null && container.counts()) {
            exclude(failing.failed(container.host(), now));
        }
        if (exit.causedByApplication()) {
            counters = counters.oneMoreFailure();
        }
    }

    void recovered(InheritedContainer inherited) {
        if (!held.containsKey(inherited.container()) && !gone.contains(inherited.container())) {
            put(
                    inherited.container(),
                    new HeldContainer(inherited.profile(), inherited.host(), HeldContainer.State.RUNNING));
        }
    }

    void releaseAll() {
        ImmutableList.copyOf(held.keySet()).forEach(this::release);
    }

    void forgive(long now) {
        exclude(failing.at(now));
    }

    void placed(BatchId id, long now) {
        batches.computeIfPresent(id, (key, batch) -> batch.placed(now));
    }

    void unnameInVain(long now, long limit) {
        ImmutableSortedMap.copyOf(batches).forEach((id, batch) -> {
            if (batch.waitsInVain(now, limit)) {
                withdraw(id, batch);
                request(batch.profile(), batch.waiting(), false, now, "not allocated on the hosts that were named");
            }
        });
    }

    /** Releases what is to be released, and makes what is requested equal to what is missing. */
    void settle(long now) {
        desired.release().forEach(this::release);
        TreeSet<ProfileId> profiles = new TreeSet<>(desired.profiles().keySet());
        batches.values().forEach(batch -> profiles.add(batch.profile()));
        profiles.forEach(profile -> settle(profile, now));
    }

    private void settle(ProfileId profile, long now) {
        int missing = Math.max(0, desired.target(profile) - counting(profile));
        int requested = batches.values().stream()
                .filter(batch -> batch.profile().equals(profile))
                .mapToInt(RequestBatch::waiting)
                .sum();
        if (requested < missing) {
            request(profile, missing - requested, true, now, reason(profile));
        } else if (requested > missing) {
            shrink(profile, requested - missing);
        }
    }

    /** Drops batches whole, newest first: to change the count of one while allocations are on their way makes YARN over-allocate. */
    private void shrink(ProfileId profile, int surplus) {
        int left = surplus;
        for (Map.Entry<BatchId, RequestBatch> entry :
                ImmutableSortedMap.copyOf(batches).descendingMap().entrySet()) {
            RequestBatch batch = entry.getValue();
            if (left > 0 && batch.profile().equals(profile)) {
                withdraw(entry.getKey(), batch);
                left -= batch.waiting();
                if (left < 0) {
                    request(profile, -left, batch.named(), batch.since(), reason(profile));
                }
            }
        }
    }

    private String reason(ProfileId profile) {
        DesiredExecutors wanted = desired.profiles().get(profile);
        return wanted == null ? "" : wanted.reason();
    }

    private void withdraw(BatchId id, RequestBatch batch) {
        batches.remove(id);
        add(new Command.Withdraw(id, batch.profile(), batch.waiting()));
    }

    private void request(ProfileId profile, int count, boolean named, long since, String reason) {
        DesiredExecutors wanted = desired.profiles().get(profile);
        if (wanted == null) {
            return;
        }
        BatchId id = counters.batch();
        counters = counters.nextBatch();
        batches.put(id, new RequestBatch(profile, count, 0, named, since, OptionalLong.empty()));
        add(new Command.Request(id, profile, wanted.size(), count, wanted.hosts(), named, reason));
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
                ImmutableSortedMap.copyOf(batches),
                ImmutableMap.copyOf(held),
                ImmutableSet.copyOf(remembered),
                failing,
                counters);
        return new Step(next, all.build());
    }
}
