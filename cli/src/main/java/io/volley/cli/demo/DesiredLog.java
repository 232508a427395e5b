package io.volley.cli.demo;

import io.volley.cli.demo.BatchLog.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The batches on Standalone, as the driver's log tells them: each rise of the target above what has been allocated is one,
 * and Spark's own words say what the Master allocated. For a job that keeps its executors to the end.
 *
 * <pre>
 * Target of profile 0: 8 executors, was 0: 48 tasks wait
 * Granted executor ID app-20261121092831-0004/0 on hostPort 127.0.0.1:41103 with 1 core(s), 512.0 MiB RAM
 * </pre>
 */
final class DesiredLog {
    private static final Pattern DESIRED =
            Pattern.compile("\\bTarget of profile \\d+: (\\d+) executors, was (\\d+): (.*)$");
    private static final Pattern ALLOCATED = Pattern.compile("\\bGranted executor ID ");

    private DesiredLog() {}

    static List<Batch> read(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return parse(lines, LocalDate.now(ZoneId.systemDefault()));
    }

    /** @param today the day of a time without a date */
    static List<Batch> parse(List<String> lines, LocalDate today) {
        List<Batch> batches = new ArrayList<>();
        int here = 0;
        for (String line : lines) {
            Matcher desired = DESIRED.matcher(line);
            Matcher allocated = ALLOCATED.matcher(line);
            if (desired.find()) {
                int more = Integer.parseInt(desired.group(1)) - Math.max(Integer.parseInt(desired.group(2)), here);
                if (more > 0) {
                    batches.add(requested(batches.size() + 1, more, desired.group(3), time(line, desired, today)));
                }
            } else if (allocated.find() && !batches.isEmpty()) {
                here++;
                int last = batches.size() - 1;
                batches.set(last, allocated(batches.get(last), time(line, allocated, today)));
            }
        }
        return batches;
    }

    private static OptionalLong time(String line, Matcher words, LocalDate today) {
        return BatchLog.time(line.substring(0, words.start()), today);
    }

    private static Batch requested(int number, int executors, String reason, OptionalLong at) {
        return new Batch(1, number, executors, reason, at, 0, OptionalLong.empty(), OptionalLong.empty());
    }

    private static Batch allocated(Batch batch, OptionalLong at) {
        OptionalLong after = at.isPresent() && batch.requestedAt().isPresent()
                ? OptionalLong.of(at.getAsLong() - batch.requestedAt().getAsLong())
                : OptionalLong.empty();
        return new Batch(
                batch.attempt(),
                batch.number(),
                batch.executors(),
                batch.reason(),
                batch.requestedAt(),
                batch.allocated() + 1,
                after,
                OptionalLong.empty());
    }
}
