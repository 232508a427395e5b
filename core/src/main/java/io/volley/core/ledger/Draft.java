package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A ledger while one event is being booked. Lives for that event only. */
final class Draft {
    /** What a process ends with that was never one. */
    private static final int NO_STATUS = -1000;

    private final Ledger before;
    private final Desired desired;
    private final long now;
    private final TreeMap<Long, Batch> batches;
    private final Map<ContainerId, Held> held;
    private final Map<ProfileId, Integer> kept = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Exit> exits = new ArrayList<>();
    private long nextBatch;
    private ExecutorId nextExecutor;
    private int failures;

    Draft(Ledger before, Desired desired, long now) {
        this.before = before;
        this.desired = desired;
        this.now = now;
        this.batches = new TreeMap<>(before.batches());
        this.held = new LinkedHashMap<>(before.held());
        held.values().forEach(container -> count(container, 1));
        this.nextBatch = before.nextBatch();
        this.nextExecutor = before.nextExecutor();
        this.failures = before.failures();
    }

    Step step() {
        for (int from = 0; from < exits.size(); from += ExitBatch.MOST) {
            commands.add(new Command.Report(
                    ImmutableList.copyOf(exits.subList(from, Math.min(exits.size(), from + ExitBatch.MOST)))));
        }
        Ledger next = new Ledger(
                desired,
                ImmutableSortedMap.copyOf(batches),
                ImmutableMap.copyOf(held),
                nextBatch,
                nextExecutor,
                failures,
                before.patience());
        return new Step(next, ImmutableList.copyOf(commands));
    }

    void command(Command command) {
        commands.add(command);
    }

    void put(Batch batch) {
        batches.put(batch.id(), batch);
    }

    void grant(Grant grant) {
        if (held.containsKey(grant.container())) {
            return;
        }
        Batch batch = batches.get(grant.batch());
        if (batch != null && batch.waiting() > 0) {
            batch = batch.oneGranted();
            put(batch);
            if (batch.waiting() == 0) {
                commands.add(new Command.Granted(batch, now - batch.askedAt()));
            }
        }
        Wanted wanted = desired.profiles().get(grant.profile());
        if (wanted == null
                || kept(grant.profile()) >= wanted.target()
                || desired.ending().isPresent()) {
            commands.add(new Command.Release(grant.container(), "not needed any more"));
            settled(grant.batch());
            return;
        }
        hold(grant.container(), new Held(grant.profile(), grant.host(), grant.batch(), Held.Phase.STARTING));
        commands.add(new Command.Launch(grant.container(), grant.profile(), nextExecutor, wanted.size()));
        nextExecutor = nextExecutor.next();
    }

    void started(ContainerId container) {
        Held known = held.get(container);
        if (known != null && known.phase() == Held.Phase.STARTING) {
            hold(container, known.in(Held.Phase.RUNNING));
            settled(known.batch());
        }
    }

    void startFailed(ContainerId container, String why) {
        Held known = held.get(container);
        if (known == null || known.phase() != Held.Phase.STARTING) {
            return;
        }
        drop(container);
        settled(known.batch());
        failures++;
        commands.add(new Command.Release(container, "could not be started"));
        exits.add(ExitReasons.neverStarted(known, new End(container, NO_STATUS, why)));
    }

    void ended(End end) {
        Held known = held.get(end.container());
        if (known == null) {
            return;
        }
        drop(end.container());
        if (known.phase() == Held.Phase.STARTING) {
            settled(known.batch());
        }
        Exit exit = ExitReasons.of(known, end);
        if (exit.causedByApplication()) {
            failures++;
        }
        exits.add(exit);
    }

    void recovered(Grant running) {
        if (!held.containsKey(running.container())) {
            hold(running.container(), new Held(running.profile(), running.host(), 0, Held.Phase.RUNNING));
        }
    }

    void release(ContainerId container) {
        Held known = held.get(container);
        if (known != null && !known.isLeaving()) {
            if (known.phase() == Held.Phase.STARTING) {
                settled(known.batch());
            }
            hold(container, known.in(Held.Phase.LEAVING));
            commands.add(new Command.Release(container, "the driver gives it back"));
        }
    }

    void finish(Ending ending) {
        List.copyOf(batches.values()).forEach(this::withdraw);
        List.copyOf(held.keySet()).forEach(this::release);
        commands.add(new Command.Finish(ending));
    }

    void askWithoutHosts(Batch batch) {
        Wanted wanted = desired.profiles().get(batch.profile());
        withdraw(batch);
        if (wanted != null) {
            ask(
                    batch.profile(),
                    wanted.size(),
                    batch.waiting(),
                    false,
                    ImmutableMap.of(),
                    "no named host had room in time");
        }
    }

    /** Makes up what is missing, and takes back what is too much, profile by profile. */
    void settle() {
        if (desired.ending().isPresent()) {
            return;
        }
        desired.profiles().forEach((profile, wanted) -> {
            int missing = wanted.target() - kept(profile) - waiting(profile);
            if (missing > 0) {
                ask(profile, wanted.size(), missing, true, wanted.hosts(), wanted.reason());
            } else if (missing < 0) {
                takeBack(profile, wanted, -missing);
            }
        });
        List.copyOf(batches.values()).stream()
                .filter(batch -> !desired.profiles().containsKey(batch.profile()))
                .forEach(this::withdraw);
    }

    /** Batches are withdrawn whole: YARN's client cannot shrink one while grants are on their way without over-asking. */
    private void takeBack(ProfileId profile, Wanted wanted, int tooMuch) {
        int left = tooMuch;
        for (Batch batch : List.copyOf(batches.descendingMap().values())) {
            if (left > 0 && batch.profile().equals(profile) && batch.waiting() > 0) {
                withdraw(batch);
                left -= batch.waiting();
            }
        }
        if (left < 0) {
            ask(profile, wanted.size(), -left, true, wanted.hosts(), wanted.reason());
        }
    }

    private void ask(
            ProfileId profile,
            ExecutorSize size,
            int count,
            boolean named,
            ImmutableMap<String, Integer> hosts,
            String reason) {
        Batch batch = new Batch(nextBatch, profile, count, 0, 0, named, now);
        nextBatch++;
        put(batch);
        commands.add(new Command.Ask(batch, size, hosts, reason));
    }

    private void withdraw(Batch batch) {
        batches.remove(batch.id());
        if (batch.waiting() > 0) {
            commands.add(new Command.Withdraw(batch));
        }
    }

    private void settled(long id) {
        Batch batch = batches.get(id);
        if (batch == null) {
            return;
        }
        Batch next = batch.oneSettled();
        put(next);
        if (next.settled() == next.size()) {
            batches.remove(id);
            commands.add(new Command.Started(next, now - next.askedAt()));
        }
    }

    private void hold(ContainerId container, Held now) {
        Held known = held.put(container, now);
        if (known != null) {
            count(known, -1);
        }
        count(now, 1);
    }

    private void drop(ContainerId container) {
        Held known = held.remove(container);
        if (known != null) {
            count(known, -1);
        }
    }

    private void count(Held container, int change) {
        if (!container.isLeaving()) {
            kept.merge(container.profile(), change, Integer::sum);
        }
    }

    private int kept(ProfileId profile) {
        return kept.getOrDefault(profile, 0);
    }

    private int waiting(ProfileId profile) {
        return batches.values().stream()
                .filter(batch -> batch.profile().equals(profile))
                .mapToInt(Batch::waiting)
                .sum();
    }
}
