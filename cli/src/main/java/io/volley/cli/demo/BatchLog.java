package io.volley.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The batches, as the ApplicationMaster's log tells them, whatever stands before its words:
 *
 * <pre>
 * batch 3: requesting 8 executors of profile 0: 48 tasks wait
 * batch 3: 8 of 8 allocated after 812 ms
 * batch 3: 8 of 8 started after 940 ms
 * </pre>
 */
final class BatchLog {
    private static final Pattern REQUESTING =
            Pattern.compile("\\bbatch (\\d+): requesting (\\d+) executors?(?: of profile \\d+)?(?:[:,]? (.*))?$");
    private static final Pattern CAME =
            Pattern.compile("\\bbatch (\\d+): (\\d+) of (\\d+) (allocated|started) after (\\d+) ms");
    private static final Pattern TIME = Pattern.compile(
            "(?:(\\d{2}|\\d{4})[-/](\\d\\d)[-/](\\d\\d)[ T])?(\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{3}))?");

    /**
     * @param attempt the attempt of the ApplicationMaster, from 1
     * @param requestedAt milliseconds since 1970; empty where the log has no time that we know
     * @param allocated how many by the last word of the log, and {@code allocatedAfter} it, in milliseconds
     */
    record Batch(
            int attempt,
            int number,
            int executors,
            String reason,
            OptionalLong requestedAt,
            int allocated,
            OptionalLong allocatedAfter,
            OptionalLong startedAfter) {}

    private BatchLog() {}

    /** Reads the output of all ApplicationMasters among the containers; a folder is a container's. */
    static List<Batch> read(List<Path> containers) throws IOException {
        List<Batch> batches = new ArrayList<>();
        for (Path container : containers) {
            Matcher master = Pattern.compile("_(\\d{2,})_000001$")
                    .matcher(container.getFileName().toString());
            if (!master.find()) {
                continue;
            }
            List<String> lines = new ArrayList<>();
            try (Stream<Path> files = Files.list(container)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(lines::add);
                }
            }
            batches.addAll(parse(Integer.parseInt(master.group(1)), lines, LocalDate.now(ZoneId.systemDefault())));
        }
        return batches;
    }

    /**
     * @param today the day of a time without a date
     */
    static List<Batch> parse(int attempt, List<String> lines, LocalDate today) {
        Map<Integer, Batch> batches = new TreeMap<>();
        for (String line : lines) {
            Matcher requesting = REQUESTING.matcher(line);
            Matcher came = CAME.matcher(line);
            if (requesting.find()) {
                int number = Integer.parseInt(requesting.group(1));
                batches.put(
                        number,
                        new Batch(
                                attempt,
                                number,
                                Integer.parseInt(requesting.group(2)),
                                Optional.ofNullable(requesting.group(3)).orElse(""),
                                time(line.substring(0, requesting.start()), today),
                                0,
                                OptionalLong.empty(),
                                OptionalLong.empty()));
            } else if (came.find()) {
                boolean allocated = came.group(4).equals("allocated");
                int count = Integer.parseInt(came.group(2));
                OptionalLong after = OptionalLong.of(Long.parseLong(came.group(5)));
                batches.computeIfPresent(
                        Integer.parseInt(came.group(1)),
                        (number, batch) -> new Batch(
                                attempt,
                                number,
                                batch.executors(),
                                batch.reason(),
                                batch.requestedAt(),
                                allocated ? count : batch.allocated(),
                                allocated ? after : batch.allocatedAfter(),
                                allocated ? batch.startedAfter() : after));
            }
        }
        return List.copyOf(batches.values());
    }

    /** The time in what stands before the words, in the zone of this machine: the log is from this machine. */
    static OptionalLong time(String prefix, LocalDate today) {
        Matcher time = TIME.matcher(prefix);
        if (!time.find()) {
            return OptionalLong.empty();
        }
        try {
            LocalDate day = time.group(1) == null
                    ? today
                    : LocalDate.of(
                            (time.group(1).length() == 2 ? 2000 : 0) + Integer.parseInt(time.group(1)),
                            Integer.parseInt(time.group(2)),
                            Integer.parseInt(time.group(3)));
            LocalTime ofDay = LocalTime.of(
                    Integer.parseInt(time.group(4)), Integer.parseInt(time.group(5)), Integer.parseInt(time.group(6)));
            long millis = time.group(7) == null ? 0 : Long.parseLong(time.group(7));
            return OptionalLong.of(LocalDateTime.of(day, ofDay)
                            .atZone(ZoneId.systemDefault())
                            .toInstant()
                            .toEpochMilli()
                    + millis);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
