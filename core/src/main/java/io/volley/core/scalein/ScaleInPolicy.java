package io.volley.core.scalein;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides for one profile who is parked and who is released. Belongs to one thread. Times are seconds on any clock that
 * does not go back.
 *
 * <p>What exceeds the highest need of the window is surplus, and the cheapest to lose is parked: those that hold nothing
 * first, then those whose bytes nobody needs, then those with the fewest needed bytes; then those that run nothing, the
 * longest idle first; then by id. A need that rises unparks at once, the most valuable first. Whoever has been parked and
 * idle long enough is killed, but for those whose shuffle data a running job or query needs, which is migrated first if it
 * can be, and for as long as stale shuffle data or cached blocks hold them.
 */
public final class ScaleInPolicy {
    private static final Comparator<IdleTimes> CHEAPEST_FIRST = Comparator.comparingLong(
                    (IdleTimes executor) -> executor.usage().neededBytes())
            .thenComparingLong(
                    executor -> executor.usage().staleBytes() + executor.usage().cachedBytes())
            .thenComparing(executor -> !executor.isIdle())
            .thenComparingDouble(IdleTimes::idleSince)
            .thenComparingInt(executor -> executor.id().length())
            .thenComparing(IdleTimes::id);

    private final ScaleInRules rules;
    private final ScaleInWindow window;
    private final Map<String, IdleTimes> executors = new HashMap<>();
    private Set<String> parked = Set.of();
    private ImmutableList<String> reasons = ImmutableList.of();

    public ScaleInPolicy(ScaleInRules rules) {
        this.rules = rules;
        this.window = new ScaleInWindow(rules.windowSeconds());
    }

    /**
     * How many of so many executors are not needed: a look that needs no usage of theirs, for most of the time nobody is.
     *
     * @param needed how many are needed now
     * @param present how many are here
     */
    public int surplus(int needed, int present, double now) {
        int surplus = exceeding(needed, present, now);
        if (surplus == 0 && parked.isEmpty()) {
            // Nobody looks at them until there is a surplus again: what was known of them is out of date then.
            executors.clear();
        }
        return surplus;
    }

    private int exceeding(int needed, int present, double now) {
        return Math.max(0, present - window.with(needed, now));
    }

    /** Whatever was needed before now counts no more: a need that falls from here on is believed at once. */
    public void forget() {
        window.forget();
    }

    /** Whether anybody is parked since the last decision. */
    public boolean hasParked() {
        return !parked.isEmpty();
    }

    /**
     * Decides for the moment.
     *
     * @param needed how many executors are needed now
     * @param present what each executor that is here does and holds; those that are leaving are not among them
     */
    public ScaleInDecision decide(int needed, Collection<ExecutorUsage> present, double now) {
        int surplus = exceeding(needed, present.size(), now);
        see(present, now);
        Set<String> next = new LinkedHashSet<>();
        addCheapest(next, surplus, parked::contains);
        addCheapest(next, surplus, id -> !parked.contains(id));
        park(next, now);
        ScaleInDecision decision = decision(now);
        reasons = decision.reasons();
        return decision;
    }

    /**
     * Decides between two looks at what executors hold: a need that rises unparks at once, and nobody is parked or released.
     *
     * @param needed how many executors are needed now
     * @param present the executors that are here, by Spark's ids of them
     */
    public ScaleInDecision unpark(int needed, Set<String> present, double now) {
        int surplus = exceeding(needed, present.size(), now);
        if (parked.size() > surplus || !present.containsAll(parked)) {
            executors.keySet().retainAll(present);
            Set<String> next = new LinkedHashSet<>();
            addCheapest(next, surplus, parked::contains);
            park(next, now);
        }
        return new ScaleInDecision(
                ImmutableSet.copyOf(parked),
                ImmutableSet.of(),
                ImmutableSet.of(),
                parked.isEmpty() ? ImmutableList.of() : reasons);
    }

    /** Nobody is parked until the next decision. */
    public void unparkAll() {
        parked = Set.of();
    }

    private void park(Set<String> next, double now) {
        executors.replaceAll((id, executor) -> executor.parked(next.contains(id), parked.contains(id), now));
        parked = next;
    }

    /** Most of the time whoever is parked is all the surplus, and the others need not be sorted. */
    private void addCheapest(Set<String> chosen, int upTo, Predicate<String> among) {
        if (chosen.size() < upTo) {
            executors.values().stream()
                    .filter(executor -> among.test(executor.id()))
                    .sorted(CHEAPEST_FIRST)
                    .limit(upTo - chosen.size())
                    .forEach(executor -> chosen.add(executor.id()));
        }
    }

    private void see(Collection<ExecutorUsage> present, double now) {
        Set<String> here = new LinkedHashSet<>();
        for (ExecutorUsage usage : present) {
            ExecutorUsage counted = rules.executorsHoldShuffle()
                    ? usage
                    : new ExecutorUsage(usage.executor(), usage.runningTasks(), 0, 0, usage.cachedBytes());
            here.add(usage.executor());
            executors.merge(
                    usage.executor(), IdleTimes.first(counted, now), (before, unused) -> before.next(counted, now));
        }
        executors.keySet().retainAll(here);
    }

    private ScaleInDecision decision(double now) {
        ImmutableSet.Builder<String> kill = ImmutableSet.builder();
        ImmutableSet.Builder<String> migrate = ImmutableSet.builder();
        ImmutableList.Builder<String> reasons = ImmutableList.builder();
        HeldCounts counts = new HeldCounts();
        for (String id : parked) {
            IdleTimes executor = executors.getOrDefault(id, IdleTimes.first(ExecutorUsage.nothing(id, 0), now));
            ExecutorUsage usage = executor.usage();
            double rested = now - Math.max(executor.idleSince(), executor.parkedSince());
            if (!executor.isIdle()
                    || rested < rules.parkSeconds()
                    || now - executor.idleSince() < rules.idleSeconds()) {
                counts.soon++;
            } else if (usage.neededBytes() > 0 && rules.migration()) {
                migrate.add(id);
                reasons.add("executor " + id + " will be released after its data has been migrated: "
                        + usage.neededBytes() + " bytes of shuffle data that running jobs or queries need");
            } else if (usage.neededBytes() > 0) {
                counts.needed++;
                counts.neededBytes += usage.neededBytes();
            } else if (usage.staleBytes() > 0 && now - executor.staleSince() < rules.staleShuffleSeconds()) {
                counts.stale++;
            } else if (usage.cachedBytes() > 0 && now - executor.idleSince() < rules.cachedIdleSeconds()) {
                counts.cached++;
            } else {
                kill.add(id);
                reasons.add(
                        String.format(Locale.ROOT, "releasing executor %s: parked and idle for %.1f s", id, rested));
            }
        }
        return new ScaleInDecision(
                ImmutableSet.copyOf(parked),
                kill.build(),
                migrate.build(),
                reasons.addAll(counts.reasons()).build());
    }

    /** Those that stay parked, by why. */
    private static final class HeldCounts {
        private int soon;
        private int needed;
        private long neededBytes;
        private int stale;
        private int cached;

        private ImmutableList<String> reasons() {
            ImmutableList.Builder<String> reasons = ImmutableList.builder();
            say(reasons, soon, "%d parked: still running tasks, or not idle long enough");
            if (needed > 0) {
                reasons.add(needed + " parked are kept: they hold " + neededBytes
                        + " bytes of shuffle data that running jobs or queries need");
            }
            say(
                    reasons,
                    stale,
                    "%d parked are kept until their timeout: they hold shuffle data that nothing running needs");
            say(reasons, cached, "%d parked are kept until their timeout: they hold cached blocks");
            return reasons.build();
        }

        private static void say(ImmutableList.Builder<String> reasons, int executors, String words) {
            if (executors > 0) {
                reasons.add(String.format(Locale.ROOT, words, executors));
            }
        }
    }
}
