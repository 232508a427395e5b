package io.volley.spark.scalein;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Takes down who is killed. */
final class PlayedReleaser implements Releaser {
    private final List<String> killed = new ArrayList<>();
    private final Predicate<String> spares;
    private ImmutableSet<String> decommissioned = ImmutableSet.of();

    /** @param spares whether Spark spares an executor of which Volley would release it */
    PlayedReleaser(Predicate<String> spares) {
        this.spares = spares;
    }

    ImmutableList<String> killed() {
        return ImmutableList.copyOf(killed);
    }

    /** Spark decommissions these if it is told to, and refuses all others. */
    void decommissions(ImmutableSet<String> executors) {
        decommissioned = executors;
    }

    @Override
    public void kill(Set<String> executors) {
        executors.stream().filter(spares.negate()).forEach(killed::add);
    }

    @Override
    public void killMigrated(String executor) {
        killed.add(executor);
    }

    @Override
    public ImmutableSet<String> decommission(Set<String> executors) {
        return Sets.intersection(executors, decommissioned).immutableCopy();
    }
}
