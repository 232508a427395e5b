package io.volley.benchmarks.large;

import java.util.List;
import java.util.Locale;

/**
 * How far a simulated cluster has got with the executors of one run. Moments are in milliseconds since 1970, and 0 before
 * they have come.
 *
 * @param requested when all of them had been requested of the ResourceManager
 * @param allocated when its scheduler had allocated all of them
 * @param started when the nodes had accepted the last start
 * @param allocations how many containers the scheduler has allocated so far
 * @param starts how many of them the nodes have started so far
 * @param calls in how many calls
 * @param cpuMillis what the ResourceManager computed until the last start, above what it computes in peace; 0 before that
 */
public record Growth(
        long requested, long allocated, long started, long allocations, int starts, int calls, double cpuMillis) {
    /** Whether all has happened. */
    public boolean complete() {
        return requested > 0 && allocated > 0 && started > 0;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%d %d %d %d %d %d %.1f",
                requested,
                allocated,
                started,
                allocations,
                starts,
                calls,
                cpuMillis);
    }

    static Growth parse(String line) {
        List<String> words = List.of(line.split(" ", -1));
        return new Growth(
                Long.parseLong(words.get(0)),
                Long.parseLong(words.get(1)),
                Long.parseLong(words.get(2)),
                Long.parseLong(words.get(3)),
                Integer.parseInt(words.get(4)),
                Integer.parseInt(words.get(5)),
                Double.parseDouble(words.get(6)));
    }
}
