package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What lies where of which shuffle. A shuffle has the id of the stage that writes it. */
final class ShuffleData {
    private final Map<Integer, Map<SimulatedExecutor, Long>> shuffles = new HashMap<>();
    private final Set<Integer> needed = new HashSet<>();

    void wrote(int shuffle, SimulatedExecutor worker, long bytes) {
        places(shuffle).merge(worker, bytes, Long::sum);
        worker.wrote(bytes);
    }

    /** These are needed from now on, of all that have been written. */
    void needed(ImmutableSet<Integer> still) {
        needed.removeIf(shuffle -> {
            boolean isOver = !still.contains(shuffle);
            if (isOver) {
                places(shuffle).forEach(SimulatedExecutor::neededNoMore);
            }
            return isOver;
        });
    }

    /** Removes what is not needed. Returns the shuffles of which nothing is left. */
    ImmutableList<Integer> clean() {
        ImmutableList<Integer> stale = shuffles.keySet().stream()
                .filter(shuffle -> !needed.contains(shuffle))
                .sorted()
                .collect(ImmutableList.toImmutableList());
        for (int shuffle : stale) {
            places(shuffle).forEach(SimulatedExecutor::cleaned);
            shuffles.remove(shuffle);
        }
        return stale;
    }

    private Map<SimulatedExecutor, Long> places(int shuffle) {
        return shuffles.computeIfAbsent(shuffle, unknown -> {
            needed.add(unknown);
            return new HashMap<>();
        });
    }
}
