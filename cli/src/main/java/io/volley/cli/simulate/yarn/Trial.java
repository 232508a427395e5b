package io.volley.cli.simulate.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.Locale;
import java.util.function.Consumer;

/** Runs the contenders in turn, each as often as the others, and each round in the other order than the one before. */
final class Trial {
    private final Ground ground;
    private final ImmutableSet<Contender> contenders;
    private final int rounds;
    private final Consumer<String> progress;

    Trial(Ground ground, ImmutableSet<Contender> contenders, int rounds, Consumer<String> progress) {
        this.ground = ground;
        this.contenders = contenders;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Each once without a count: the first runs find a ResourceManager whose code is not compiled yet. */
    void warmUp(Combination combination) throws InterruptedException {
        for (Contender contender : contenders) {
            var unused = run(contender, combination, "warming up");
        }
    }

    /** What each round came to. */
    ImmutableMap<Contender, ImmutableList<Result>> run(Combination combination) throws InterruptedException {
        ImmutableListMultimap.Builder<Contender, Result> results = ImmutableListMultimap.builder();
        for (int round = 1; round <= rounds; round++) {
            ImmutableList<Contender> order = contenders.asList();
            for (Contender contender : round % 2 == 0 ? order.reverse() : order) {
                results.put(contender, run(contender, combination, "round " + round));
            }
        }
        ImmutableListMultimap<Contender, Result> all = results.build();
        return Maps.toMap(contenders, all::get);
    }

    private Result run(Contender contender, Combination combination, String round) throws InterruptedException {
        Result result = ground.run(contender, combination);
        progress.accept("%s, %s, %s: all granted after %s s, started after %s s"
                .formatted(
                        combination,
                        round,
                        contender,
                        seconds(result.value(Measure.ALL_GRANTED)),
                        seconds(result.value(Measure.ALL_STARTED))));
        return result;
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
