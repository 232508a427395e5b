package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
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
    private final TreeMap<BatchId, Batch> batches;
    private final LinkedHashMap<ContainerId, Held> held;
    private final LinkedHashSet<ContainerId> gone;
    private final Map<ProfileId, Integer> counting = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Exit> exits = new ArrayList<>();
    private Desired desired;
    private Counters counters;

    Draft(Ledger ledger) {
        desired = ledger.desired();
        batches = new TreeMap<>(ledger.batches());
        held = new LinkedHashMap<>(ledger.held());
        gone = new LinkedHashSet<>(ledger.gone());
        counters = ledger.counters();
        held.values().stream().filter(Held::counts).forEach(container -> count(container.profile(), 1));
    }

    void add(Command command) {
        commands.add(command);
    }

    void want(Desired newest) {
        if (!newest.excludedNodes().equals(desired.excludedNodes())) {
            add(new Command.Exclude(newest.excludedNodes()));
        }
        desired = newest;
    }

    void granted(Grant grant, long now) {
        ContainerId container = grant.container();
        if (held.containsKey(container) || gone.contains(container)) {
            return;
        }
        place(grant);
        Batch batch = batches.get(grant.batch());
        if (batch != null) {
            grantedOf(grant.batch(), batch.oneMoreGranted(now), now);
        }
    }

    private void place(Grant grant) {
        ContainerId container = grant.container();
        Wanted wanted = desired.profiles().get(grant.profile());
        boolean needed = wanted != null && counting(grant.profile()) < wanted.target();
        if (wanted == null || !needed || desired.excludedNodes().contains(grant.host())) {
            add(new Command.Release(container));
            forget(container);
            return;
        }
        put(container, new Held(grant.profile(), grant.host(), Held.State.STARTING));
        add(new Command.Launch(container, grant.profile(), counters.executor(), wanted.size(), grant.host()));
        counters = counters.nextExecutor();
    }

    private void grantedOf(BatchId id, Batch batch, long now) {
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
                container, (key, entry) -> entry.state() == Held.State.STARTING ? entry.in(Held.State.RUNNING) : entry);
    }

    void startFailed(StartFailure failure) {
        Held container = held.get(failure.container());
        if (container == null || container.state() == Held.State.RUNNING) {
            return;
        }
        if (container.counts()) {
            add(new Command.Release(failure.container()));
        }
        remove(failure.container());
        exits.add(ExitReasons.neverStarted(failure, container.host()));
    }

    void ended(Completed completed) {
        if (gone.contains(completed.container())) {
            return;
        }
        Held container = held.get(completed.container());
        Exit exit = container == null
                ? ExitReasons.of(completed, "", false)
                : ExitReasons.of(completed, container.host(), !container.counts());
        remove(completed.container());
        exits.add(exit);
        if (exit.causedByApplication()) {
            counters = counters.oneMoreFailure();
        }
    }

    void recovered(Inherited inherited) {
        if (!held.containsKey(inherited.container()) && !gone.contains(inherited.container())) {
            put(inherited.container(), new Held(inherited.profile(), inherited.host(), Held.State.RUNNING));
        }
    }

    void releaseAll() {
        ImmutableList.copyOf(held.keySet()).forEach(this::release);
    }

    void placed(BatchId id, long now) {
        batches.computeIfPresent(id, (key, batch) -> batch.placed(now));
    }

    void unnameInVain(long now, long limit) {
        ImmutableSortedMap.copyOf(batches).forEach((id, batch) -> {
            if (batch.waitsInVain(now, limit)) {
                withdraw(id, batch);
                ask(batch.profile(), batch.waiting(), false, now, "not granted on the hosts that were named");
            }
        });
    }

    /** Gives back what is to be released, and makes what is asked equal to what is missing. */
    void settle(long now) {
        desired.release().forEach(this::release);
        TreeSet<ProfileId> profiles = new TreeSet<>(desired.profiles().keySet());
        batches.values().forEach(batch -> profiles.add(batch.profile()));
        profiles.forEach(profile -> settle(profile, now));
    }

    private void settle(ProfileId profile, long now) {
        int missing = Math.max(0, desired.target(profile) - counting(profile));
        int asked = batches.values().stream()
                .filter(batch -> batch.profile().equals(profile))
                .mapToInt(Batch::waiting)
                .sum();
        if (asked < missing) {
            ask(profile, missing - asked, true, now, reason(profile));
        } else if (asked > missing) {
            shrink(profile, asked - missing);
        }
    }

    /** Drops batches whole, newest first: to change the count of one while grants are on their way makes YARN over-allocate. */
    private void shrink(ProfileId profile, int surplus) {
        int left = surplus;
        for (Map.Entry<BatchId, Batch> entry :
                ImmutableSortedMap.copyOf(batches).descendingMap().entrySet()) {
            Batch batch = entry.getValue();
            if (left > 0 && batch.profile().equals(profile)) {
                withdraw(entry.getKey(), batch);
                left -= batch.waiting();
                if (left < 0) {
                    ask(profile, -left, batch.named(), batch.since(), reason(profile));
                }
            }
        }
    }

    private String reason(ProfileId profile) {
        Wanted wanted = desired.profiles().get(profile);
        return wanted == null ? "" : wanted.reason();
    }

    private void withdraw(BatchId id, Batch batch) {
        batches.remove(id);
        add(new Command.Withdraw(id, batch.profile(), batch.waiting()));
    }

    private void ask(ProfileId profile, int count, boolean named, long since, String reason) {
        Wanted wanted = desired.profiles().get(profile);
        if (wanted == null) {
            return;
        }
        BatchId id = counters.batch();
        counters = counters.nextBatch();
        batches.put(id, new Batch(profile, count, 0, named, since, OptionalLong.empty()));
        add(new Command.Ask(id, profile, wanted.size(), count, wanted.hosts(), named, reason));
    }

    private void release(ContainerId id) {
        Held container = held.get(id);
        if (container != null && container.counts()) {
            held.put(id, container.in(Held.State.LEAVING));
            count(container.profile(), -1);
            add(new Command.Release(id));
        }
    }

    private void put(ContainerId id, Held container) {
        held.put(id, container);
        count(container.profile(), 1);
    }

    private void remove(ContainerId id) {
        Held container = held.remove(id);
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
        all.addAll(commands);
        Iterable<ContainerId> remembered = Iterables.skip(gone, Math.max(0, gone.size() - Ledger.MEMORY));
        Ledger next = new Ledger(
                desired,
                ImmutableSortedMap.copyOf(batches),
                ImmutableMap.copyOf(held),
                ImmutableSet.copyOf(remembered),
                counters);
        return new Step(next, all.build());
    }
}
