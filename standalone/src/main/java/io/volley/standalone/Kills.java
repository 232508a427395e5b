package io.volley.standalone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Executors that the Master is to end. It does not say that it has, and it may be away: so it is told again until they are
 * gone. Belongs to one thread. Times are seconds on a clock that does not go back.
 */
final class Kills {
    /** How long to wait before the Master is told again. */
    static final double RETRY = 2;

    private final Map<String, Double> due = new LinkedHashMap<>();

    /** These are to go. */
    void add(Collection<String> executors) {
        executors.forEach(executor -> due.putIfAbsent(executor, Double.NEGATIVE_INFINITY));
    }

    /** Spark has removed it. */
    void removed(String executor) {
        due.remove(executor);
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
        return next;
    }
}
