package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Counts;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ProfileId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one attempt of the ApplicationMaster holds and waits for. Every event is a method that returns the ledger after it
 * and the commands to run; the same events give the same commands.
 *
 * <p>Invariants: of each profile, what is held (and not leaving) and what is still to come make up the target, unless more
 * than the target runs: only the driver says who of those goes. A container is held from its grant until its end is known;
 * one that is not needed goes straight back.
 *
 * @param desired what the application wants, in its newest version
 * @param batches what was asked and is not settled, by id, oldest first
 * @param held what is ours
 * @param nextBatch the id of the next batch
 * @param nextExecutor the id of the next executor
 * @param failures executors that ended and the application is to blame for, or that could not be started
 * @param patience how long a batch that names hosts may wait, in milliseconds, before it is asked for without
 */
public record Ledger(
        Desired desired,
        ImmutableSortedMap<Long, Batch> batches,
        ImmutableMap<ContainerId, Held> held,
        long nextBatch,
        ExecutorId nextExecutor,
        int failures,
        long patience) {

    /** The ledger of an attempt that has just begun. */
    public static Ledger ofAttempt(int attempt, long patience) {
        return new Ledger(
                Desired.nothing(),
                ImmutableSortedMap.of(),
                ImmutableMap.of(),
                1,
                ExecutorId.firstOf(attempt),
                0,
                patience);
    }

    /** The driver has told a version of its wish; an old one changes nothing. */
    public Step desired(Desired newest, long now) {
        if (newest.generation() <= desired.generation() || desired.ending().isPresent()) {
            return unchanged();
        }
        Draft draft = new Draft(this, newest, now);
        if (newest.ending().isPresent()) {
            draft.finish(newest.ending().get());
            return draft.step();
        }
        if (!newest.excludedNodes().equals(desired.excludedNodes())) {
            draft.command(new Command.Exclude(newest.excludedNodes()));
        }
        newest.release().forEach(draft::release);
        draft.settle();
        return draft.step();
    }

    /** YARN grants containers. One that is needed no longer goes straight back. */
    public Step granted(List<Grant> grants, long now) {
        Draft draft = new Draft(this, desired, now);
        grants.forEach(draft::grant);
        draft.settle();
        return draft.step();
    }

    /** NodeManagers have accepted starts. */
    public Step started(Collection<ContainerId> containers, long now) {
        Draft draft = new Draft(this, desired, now);
        containers.forEach(draft::started);
        return draft.step();
    }

    /** A start has failed: an executor that has ended. */
    public Step startFailed(ContainerId container, String why, long now) {
        Draft draft = new Draft(this, desired, now);
        draft.startFailed(container, why);
        draft.settle();
        return draft.step();
    }

    /** Containers have ended. */
    public Step ended(List<End> ends, long now) {
        Draft draft = new Draft(this, desired, now);
        ends.forEach(draft::ended);
        draft.settle();
        return draft.step();
    }

    /** An earlier attempt has left these containers running. */
    public Step recovered(List<Grant> running, long now) {
        Draft draft = new Draft(this, desired, now);
        running.forEach(draft::recovered);
        draft.settle();
        return draft.step();
    }

    /** A batch went out without any host named, since none had room. */
    public Step askedWithoutHosts(long batch) {
        Batch known = batches.get(batch);
        if (known == null) {
            return unchanged();
        }
        Draft draft = new Draft(this, desired, known.askedAt());
        draft.put(known.withoutHosts());
        return draft.step();
    }

    /** Time has passed. */
    public Step tick(long now) {
        Draft draft = new Draft(this, desired, now);
        batches.values().stream()
                .filter(batch -> batch.named() && batch.waiting() > 0 && now - batch.askedAt() >= patience)
                .forEach(draft::askWithoutHosts);
        return draft.step();
    }

    /** Whether YARN's answer is awaited. */
    public boolean isWaiting() {
        return batches.values().stream().anyMatch(batch -> batch.waiting() > 0)
                || held.values().stream().anyMatch(Held::isLeaving);
    }

    /** Whether the application has been told to end. */
    public boolean isOver() {
        return desired.ending().isPresent();
    }

    /** Where the executors of each profile stand. */
    public ImmutableSortedMap<ProfileId, Counts> counts() {
        Map<ProfileId, int[]> counts = new TreeMap<>();
        batches.values().forEach(batch -> count(counts, batch.profile())[0] += batch.waiting());
        held.values().forEach(container -> {
            switch (container.phase()) {
                case STARTING -> count(counts, container.profile())[1]++;
                case RUNNING -> count(counts, container.profile())[2]++;
                case LEAVING -> {}
            }
        });
        ImmutableSortedMap.Builder<ProfileId, Counts> all = ImmutableSortedMap.naturalOrder();
        counts.forEach((profile, count) -> all.put(profile, new Counts(count[0], count[1], count[2])));
        return all.build();
    }

    private static int[] count(Map<ProfileId, int[]> counts, ProfileId profile) {
        return counts.computeIfAbsent(profile, none -> new int[3]);
    }

    private Step unchanged() {
        return new Step(this, ImmutableList.of());
    }
}
