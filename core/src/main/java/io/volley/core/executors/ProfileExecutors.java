package io.volley.core.executors;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.plan.ProfileSupply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The executors of one profile. After each method the batches add up to what the target exceeds those present. */
final class ProfileExecutors {
    private final Deque<Waiting> batches = new ArrayDeque<>();
    private final Set<String> ready = new LinkedHashSet<>();
    private final Set<String> parked = new LinkedHashSet<>();
    private final Set<String> leaving = new LinkedHashSet<>();
    private ImmutableSet<String> present = ImmutableSet.of();
    private int target;

    void targeted(int next, double now) {
        checkArgument(next >= 0, "target is %s, but must not be negative", next);
        target = next;
        settle(now);
    }

    /** How long the executor took since it was requested, in seconds; empty if it was not waited for. */
    Optional<Double> registered(String executor, double now) {
        ready.add(executor);
        changed();
        Waiting oldest = batches.pollFirst();
        if (oldest == null) {
            return Optional.empty();
        }
        if (oldest.executors > 1) {
            batches.addFirst(oldest.withExecutors(oldest.executors - 1));
        }
        settle(now);
        return Optional.of(now - oldest.since);
    }

    void removed(String executor, double now) {
        ready.remove(executor);
        parked.remove(executor);
        leaving.remove(executor);
        changed();
        settle(now);
    }

    void leaving(String executor, double now) {
        boolean wasReady = ready.remove(executor);
        if (parked.remove(executor) || wasReady) {
            leaving.add(executor);
            changed();
            target = Math.max(0, target - 1);
            settle(now);
        }
    }

    /** Looks at those that change, and not at all that are here: most steps change nobody. */
    void parked(ImmutableSet<String> executors) {
        for (String executor : Sets.difference(parked, executors).immutableCopy()) {
            parked.remove(executor);
            ready.add(executor);
        }
        for (String executor : executors) {
            if (ready.remove(executor)) {
                parked.add(executor);
            }
        }
    }

    /** Those that are ready or parked; the same object as long as nobody comes or goes. */
    ImmutableSet<String> present() {
        if (present.size() != ready.size() + parked.size()) {
            present =
                    ImmutableSet.<String>builder().addAll(ready).addAll(parked).build();
        }
        return present;
    }

    private void changed() {
        present = ImmutableSet.of();
    }

    ProfileSupply counts(int slots, double now, double startUpSeconds) {
        return new ProfileSupply(
                slots,
                target,
                batches.stream()
                        .map(batch -> new ProfileSupply.Batch(batch.executors, Math.max(0, now - batch.since)))
                        .collect(ImmutableList.toImmutableList()),
                ready.size(),
                parked.size(),
                leaving.size(),
                startUpSeconds);
    }

    /** More are requested in a batch of their own; fewer by withdrawing from the youngest. */
    private void settle(double now) {
        int missing = Math.max(0, target - ready.size() - parked.size());
        int waiting = batches.stream().mapToInt(Waiting::executors).sum();
        if (missing > waiting) {
            batches.addLast(new Waiting(missing - waiting, now));
        }
        for (int tooMany = waiting - missing; tooMany > 0; ) {
            Waiting youngest = batches.removeLast();
            int kept = Math.max(0, youngest.executors - tooMany);
            tooMany -= youngest.executors - kept;
            if (kept > 0) {
                batches.addLast(youngest.withExecutors(kept));
            }
        }
    }

    private record Waiting(int executors, double since) {
        private Waiting withExecutors(int next) {
            return new Waiting(next, since);
        }
    }
}
