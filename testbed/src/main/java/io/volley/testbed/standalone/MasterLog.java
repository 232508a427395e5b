package io.volley.testbed.standalone;

import com.google.common.base.Splitter;
import io.volley.testbed.Sighting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Spark's Standalone Master logs of its applications, read as sightings. Lines of Spark 3.5 and 4.2:
 *
 * <pre>
 * 2026-11-21 09:28:31.123 INFO Master: Registered app Ramp with ID app-20261121092831-0004
 * 2026-11-21 09:28:32.345 INFO Master: Application app-20261121092831-0004 requested executors: Map(Profile: id = 0, … -> 8).
 * 2026-11-21 09:28:32.350 INFO Master: Launching executor app-20261121092831-0004/0 on worker worker-…
 * 2026-11-21 09:28:39.101 INFO Master: Application app-20261121092831-0004 requests to kill executors: 3, 5
 * 2026-11-21 09:28:41.711 INFO Master: Removing executor app-20261121092831-0004/0 because it is KILLED
 * 2026-11-21 09:28:44.002 INFO Master: Removing app app-20261121092831-0004
 * </pre>
 *
 * Of an executor that it is told to kill the Master gives the cores away at once, and says no more.
 */
final class MasterLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ENGLISH);
    private static final int TIME_LENGTH = "2026-11-21 09:28:31.123".length();
    private static final Pattern REQUESTED = Pattern.compile(": Application (app-\\S+) requested executors: (.*)$");
    private static final Pattern TOTAL = Pattern.compile("-> (\\d+)");
    private static final Pattern LAUNCHING = Pattern.compile(": Launching executor (app-[^/\\s]+)/(\\d+) on worker ");
    private static final Pattern REMOVING = Pattern.compile(": Removing executor (app-[^/\\s]+)/(\\d+) because ");
    private static final Pattern KILLING =
            Pattern.compile(": Application (app-\\S+) requests to kill\\s+executors: (.*)$");
    private static final Pattern GONE = Pattern.compile(": Removing app (app-\\S+)$");

    private static final Splitter EXECUTORS = Splitter.on(',').trimResults();

    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<String, Set<String>> held = new HashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();

    private MasterLog() {}

    static List<Sighting> read(Path file) throws IOException {
        return parse(
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList(),
                ZoneId.systemDefault());
    }

    static List<Sighting> parse(List<String> lines, ZoneId zone) {
        MasterLog log = new MasterLog();
        lines.forEach(line -> log.read(line, zone));
        return List.copyOf(log.sightings);
    }

    private void read(String line, ZoneId zone) {
        Matcher requested = REQUESTED.matcher(line);
        Matcher launching = LAUNCHING.matcher(line);
        Matcher removing = REMOVING.matcher(line);
        Matcher killing = KILLING.matcher(line);
        Matcher gone = GONE.matcher(line);
        if (requested.find()) {
            int total = TOTAL.matcher(requested.group(2))
                    .results()
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .sum();
            totals.put(requested.group(1), total);
            see(line, requested.group(1), zone);
        } else if (launching.find()) {
            held(launching).add(launching.group(2));
            see(line, launching.group(1), zone);
        } else if (removing.find()) {
            held(removing).remove(removing.group(2));
            see(line, removing.group(1), zone);
        } else if (killing.find()) {
            held(killing).removeAll(EXECUTORS.splitToList(killing.group(2)));
            see(line, killing.group(1), zone);
        } else if (gone.find()) {
            totals.put(gone.group(1), 0);
            held.remove(gone.group(1));
            see(line, gone.group(1), zone);
        }
    }

    /** The executors of the application that the line begins with. */
    private Set<String> held(Matcher line) {
        return held.computeIfAbsent(line.group(1), id -> new HashSet<>());
    }

    private void see(String line, String application, ZoneId zone) {
        long at = LocalDateTime.parse(line.substring(0, TIME_LENGTH), TIME)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
        int holds = held.getOrDefault(application, Set.of()).size();
        sightings.add(new Sighting(at, application, Math.max(holds, totals.getOrDefault(application, 0)), holds));
    }
}
