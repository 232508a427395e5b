package io.volley.benchmarks.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a log holds: lines per minute, per status and per level. The counts of the job's tasks are under keys of one
 * word and, but for the totals, a name: {@code lines}, {@code unparsed}, {@code minute …}, {@code status …}, {@code level …}.
 */
public final class Report {
    static final String LINES = "lines";
    static final String UNPARSED = "unparsed";
    static final String MINUTE = "minute ";
    static final String STATUS = "status ";
    static final String LEVEL = "level ";

    private static final int BUSIEST = 5;
    private static final int BAR = 40;

    private final SortedMap<String, Long> counts;

    public Report(Map<String, Long> counts) {
        this.counts = new TreeMap<>(counts);
    }

    /** Adds what one line of the log tells. */
    public static void count(String line, Map<String, Long> counts) {
        counts.merge(LINES, 1L, Long::sum);
        LogLine.parse(line)
                .ifPresentOrElse(
                        parsed -> {
                            counts.merge(MINUTE + parsed.minute(), 1L, Long::sum);
                            parsed.status().ifPresent(status -> counts.merge(STATUS + status, 1L, Long::sum));
                            parsed.level().ifPresent(level -> counts.merge(LEVEL + level, 1L, Long::sum));
                        },
                        () -> counts.merge(UNPARSED, 1L, Long::sum));
    }

    /** A text for people; with all minutes, or with the busiest ones only. */
    public String render(boolean allMinutes) {
        List<String> out = new ArrayList<>();
        out.add("%,d lines, %,d of them without a time that this report knows"
                .formatted(counts.getOrDefault(LINES, 0L), counts.getOrDefault(UNPARSED, 0L)));
        SortedMap<String, Long> minutes = of(MINUTE);
        if (!minutes.isEmpty()) {
            out.add("%,d minutes with lines, %s to %s"
                    .formatted(minutes.size(), minutes.firstKey(), minutes.lastKey()));
            table(
                    allMinutes ? "Lines per minute" : "The busiest minutes",
                    allMinutes ? minutes : busiest(minutes),
                    out);
        }
        table("Lines per status", of(STATUS), out);
        table("Lines per level", of(LEVEL), out);
        return String.join(System.lineSeparator(), out);
    }

    private SortedMap<String, Long> of(String kind) {
        SortedMap<String, Long> named = new TreeMap<>();
        counts.tailMap(kind).forEach((key, count) -> {
            if (key.startsWith(kind)) {
                named.put(key.substring(kind.length()), count);
            }
        });
        return named;
    }

    private static SortedMap<String, Long> busiest(Map<String, Long> minutes) {
        SortedMap<String, Long> most = new TreeMap<>();
        minutes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(BUSIEST)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }

    private static void table(String title, SortedMap<String, Long> rows, List<String> out) {
        if (rows.isEmpty()) {
            return;
        }
        long most = rows.values().stream().mapToLong(Long::longValue).max().orElse(1);
        out.add("");
        out.add(title);
        rows.forEach((name, count) -> out.add("  %-16s %,12d  %s".formatted(name, count, "#".repeat((int)
                        Math.max(1, Math.round((double) BAR * count / most))))));
    }
}
