package io.volley.benchmarks.large;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Locale;
import java.util.function.Consumer;

/** Runs the systems in turn, each as often as the others, and each round in the other order than the one before. */
public final class Trial {
    private final LargeCluster cluster;
    private final ImmutableSet<LargeSystem> systems;
    private final int rounds;
    private final Consumer<String> progress;

    public Trial(LargeCluster cluster, ImmutableSet<LargeSystem> systems, int rounds, Consumer<String> progress) {
        this.cluster = cluster;
        this.systems = systems;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Each once without a count: the first runs find a ResourceManager whose code is not compiled yet. */
    public void warmUp(Combination combination) throws InterruptedException {
        for (LargeSystem system : systems) {
            var unused = run(system, combination, "warming up");
        }
    }

    /** What each round came to. */
    public ImmutableMap<LargeSystem, ImmutableList<LargeResult>> run(Combination combination)
            throws InterruptedException {
        ImmutableListMultimap.Builder<LargeSystem, LargeResult> results = ImmutableListMultimap.builder();
        for (int round = 1; round <= rounds; round++) {
            ImmutableList<LargeSystem> order = systems.asList();
            for (LargeSystem system : round % 2 == 0 ? order.reverse() : order) {
                results.put(system, run(system, combination, "round " + round));
            }
        }
        ImmutableListMultimap<LargeSystem, LargeResult> all = results.build();
        return Maps.toMap(systems, all::get);
    }

    private LargeResult run(LargeSystem system, Combination combination, String round) throws InterruptedException {
        LargeResult result = cluster.run(system, combination);
        progress.accept("%s, %s, %s: all allocated after %s s, started after %s s"
                .formatted(
                        combination,
                        round,
                        system,
                        seconds(result.value(LargeMeasure.ALL_ALLOCATED)),
                        seconds(result.value(LargeMeasure.ALL_STARTED))));
        return result;
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
