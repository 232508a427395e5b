package io.volley.standalone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Executors that the Master is to end. It does not say that it has, and it may be away: so it is told again until they are
 * gone. Belongs to one thread. Times are seconds on a clock that does not go back.
 */
final class Kills {
    /** How long to wait before the Master is told again. */
    static final double RETRY = 2;

    private static final double AT_ONCE = Double.NEGATIVE_INFINITY;

    private final Map<String, Double> due = new LinkedHashMap<>();
    private final Set<String> removedUntold = new HashSet<>();

    /** These are to go. */
    void add(Collection<String> executors) {
        executors.forEach(executor -> due.putIfAbsent(executor, AT_ONCE));
    }

    /** Spark has removed it. If the Master has not been told of it yet it is told once: the process may hang, and run on. */
    void removed(String executor) {
        if (due.getOrDefault(executor, 0.0) == AT_ONCE) {
            removedUntold.add(executor);
        } else {
            due.remove(executor);
        }
    }

    /** Those that the Master is to be told of now. */
    List<String> next(double now) {
        List<String> next = new ArrayList<>();
        due.forEach((executor, when) -> {
            if (when <= now) {
                next.add(executor);
            }
        });
        next.forEach(executor -> due.put(executor, now + RETRY));
        due.keySet().removeAll(removedUntold);
        removedUntold.clear();
        return next;
    }
}
