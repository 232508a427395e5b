package io.volley.cli.demo;

import io.volley.cli.demo.BatchLog.Batch;
import io.volley.cli.demo.DriverEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What happened between the submission and the end: what was requested, what came, what worked. Seconds count from the
 * submission.
 */
final class Timeline {
    private final long submittedAt;
    private final List<DriverEvent> events;
    private final List<Batch> batches;
    private final List<Entry> others;

    /**
     * A line.
     *
     * @param at milliseconds since 1970; empty where nobody knows
     */
    record Entry(OptionalLong at, String text) {}

    /** @param others what neither the driver's listener nor a log of batches tells */
    Timeline(long submittedAt, List<DriverEvent> events, List<Batch> batches, List<Entry> others) {
        this.submittedAt = submittedAt;
        this.events = List.copyOf(events);
        this.batches = List.copyOf(batches);
        this.others = List.copyOf(others);
    }

    /** What should have happened but did not, in the order in which it should have; empty if all is well. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (batches.isEmpty()) {
            missing.add("no batch was requested (none in any ApplicationMaster's log)");
        } else if (batches.stream().allMatch(batch -> batch.allocated() == 0)) {
            missing.add("no executor was allocated");
        }
        if (all(Kind.EXECUTOR_ADDED).isEmpty()) {
            missing.add("no executor registered");
        }
        if (all(Kind.TASK_STARTED).isEmpty()) {
            missing.add("no task started");
        }
        if (all(Kind.JOB_ENDED).isEmpty()) {
            missing.add("the job did not succeed");
        }
        return missing;
    }

    String render() {
        List<Entry> entries = new ArrayList<>(others);
        entries.add(new Entry(OptionalLong.of(submittedAt), "submitted"));
        first(Kind.DRIVER_STARTED).ifPresent(event -> entries.add(entry(event, "driver started, " + event.subject())));
        first(Kind.STAGE_SUBMITTED)
                .ifPresent(event -> entries.add(entry(event, "first stage, %d tasks".formatted(event.count()))));
        batches.forEach(batch -> addBatch(batch, entries));
        addRegistered(entries);
        first(Kind.TASK_STARTED).ifPresent(event -> entries.add(entry(event, "first task")));
        all(Kind.JOB_FAILED).forEach(event -> entries.add(entry(event, "the job failed")));
        last(Kind.JOB_ENDED)
                .ifPresent(event -> entries.add(entry(
                        event,
                        "done, %d tasks on %d executors"
                                .formatted(
                                        all(Kind.TASK_ENDED).size(),
                                        all(Kind.EXECUTOR_ADDED).size()))));
        return entries.stream()
                .sorted(Comparator.comparingLong(entry -> entry.at().orElse(Long.MAX_VALUE)))
                .map(entry -> "%8s  %s".formatted(seconds(entry.at()), entry.text()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static void addBatch(Batch batch, List<Entry> entries) {
        String name =
                "batch %d%s".formatted(batch.number(), batch.attempt() == 1 ? "" : " of attempt " + batch.attempt());
        entries.add(new Entry(
                batch.requestedAt(),
                "requested   %s: %d executors%s"
                        .formatted(name, batch.executors(), batch.reason().isEmpty() ? "" : ", " + batch.reason())));
        batch.allocatedAfter()
                .ifPresent(after -> entries.add(new Entry(
                        plus(batch.requestedAt(), after),
                        "allocated     %s: %d of %d, %d ms after the request"
                                .formatted(name, batch.allocated(), batch.executors(), after))));
        batch.startedAfter()
                .ifPresent(after -> entries.add(new Entry(
                        plus(batch.requestedAt(), after),
                        "started     %s, %d ms after the request".formatted(name, after))));
    }

    private void addRegistered(List<Entry> entries) {
        List<DriverEvent> added = all(Kind.EXECUTOR_ADDED);
        for (int at = 0; at < added.size(); at++) {
            DriverEvent event = added.get(at);
            entries.add(entry(event, "registered  executor %s, %d by now".formatted(event.subject(), at + 1)));
        }
    }

    private List<DriverEvent> all(Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .sorted(Comparator.comparingLong(DriverEvent::at))
                .toList();
    }

    private Optional<DriverEvent> first(Kind kind) {
        return all(kind).stream().findFirst();
    }

    private Optional<DriverEvent> last(Kind kind) {
        return all(kind).stream().reduce((earlier, later) -> later);
    }

    private static Entry entry(DriverEvent event, String text) {
        return new Entry(OptionalLong.of(event.at()), text);
    }

    private static OptionalLong plus(OptionalLong at, long after) {
        return at.isPresent() ? OptionalLong.of(at.getAsLong() + after) : OptionalLong.empty();
    }

    private String seconds(OptionalLong at) {
        return at.isPresent() ? String.format(Locale.ROOT, "%.2f s", (at.getAsLong() - submittedAt) / 1000.0) : "?";
    }
}
