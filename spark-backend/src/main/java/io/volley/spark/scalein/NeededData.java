package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Spares the executors that hold shuffle data which is needed, as of the last look at what executors hold, and those that may
 * have written some since. What it is told by the driver's loop it keeps in sets, so that under Spark's locks it only looks
 * into them.
 *
 * <p>While a shuffle is needed that the last look has not seen everybody is spared, and so are those that hold what is needed
 * no more since then. In both cases another look is asked for: whoever kills idle executors comes again.
 */
final class NeededData implements KillGuard {
    private final Runnable lookSoon;
    private volatile View view = new View(ImmutableSet.of(), true, true, ImmutableSet.of());
    private volatile boolean asked;

    /** Who has been given tasks since the last look, and between that and the one before: output is registered a while later. */
    private volatile Set<String> launched = ConcurrentHashMap.newKeySet();

    private volatile Set<String> launchedBefore = ConcurrentHashMap.newKeySet();

    /** This and all below belong to the driver's loop. */
    private boolean lookFailed;

    private boolean newlyLooked;

    private ImmutableSet<Integer> seen = ImmutableSet.of();

    private ImmutableSet<String> busy = ImmutableSet.of();

    /** @param lookSoon has the driver's loop take a look soon; must return at once */
    NeededData(Runnable lookSoon) {
        this.lookSoon = lookSoon;
    }

    @Override
    public void launched(String executor) {
        launched.add(executor);
    }

    @Override
    public boolean spares(String executor) {
        View now = view;
        if (now.needed.isEmpty()) {
            return false;
        }
        boolean isHolder = !now.isKnown || now.holders.contains(executor);
        if (isHolder && !(now.isKnown && now.isExact)) {
            asked = true;
            lookSoon.run();
        }
        return isHolder || launched.contains(executor) || launchedBefore.contains(executor);
    }

    /** Whether somebody could not be answered for want of a look. */
    boolean isAsked() {
        return asked;
    }

    /** A look begins. It has failed if another one begins before it has ended. On the driver's loop. */
    void lookBegins() {
        if (lookFailed) {
            launched.addAll(launchedBefore);
        }
        lookFailed = true;
        launchedBefore = launched;
        launched = ConcurrentHashMap.newKeySet();
    }

    /**
     * A look has ended. On the driver's loop.
     *
     * @param shuffles all that it has seen
     * @param running the executors that ran tasks
     */
    void looked(Set<Integer> shuffles, Set<String> running) {
        seen = ImmutableSet.copyOf(shuffles);
        busy = ImmutableSet.copyOf(running);
        lookFailed = false;
        newlyLooked = true;
        asked = false;
    }

    /**
     * What is needed may have changed, or where it lies. After a look everything is put together anew; in between only what
     * is needed newly is added, for there may be hundreds of shuffles on thousands of executors, and a change with each
     * stage. On the driver's loop.
     *
     * @param needed the shuffles that are needed
     * @param holders who held any output of a shuffle at the last look
     */
    void needs(ImmutableSet<Integer> needed, IntFunction<Set<String>> holders) {
        View before = view;
        if (!newlyLooked && needed.equals(before.needed)) {
            return;
        }
        Set<Integer> added = newlyLooked
                ? Sets.intersection(needed, seen)
                : Sets.difference(Sets.intersection(needed, seen), before.needed);
        Set<String> all = new HashSet<>(newlyLooked ? busy : before.holders);
        added.forEach(shuffle -> all.addAll(holders.apply(shuffle)));
        boolean isExact = newlyLooked || (before.isExact && needed.containsAll(before.needed));
        newlyLooked = false;
        view = new View(needed, seen.containsAll(needed), isExact, ImmutableSet.copyOf(all));
    }

    /** An executor is gone. On the driver's loop. */
    void removed(String executor) {
        launched.remove(executor);
        launchedBefore.remove(executor);
    }

    /**
     * @param isKnown whether the last look has seen all that is needed
     * @param isExact whether nothing is needed no more since then
     */
    private record View(ImmutableSet<Integer> needed, boolean isKnown, boolean isExact, ImmutableSet<String> holders) {}
}
