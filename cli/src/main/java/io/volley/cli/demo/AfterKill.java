package io.volley.cli.demo;

import io.volley.cli.demo.DriverEvent.Kind;
import io.volley.cli.demo.Timeline.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who has stayed when the ApplicationMaster was killed, as the driver has seen it.
 *
 * @param killedAt milliseconds since 1970
 */
record AfterKill(long killedAt, List<DriverEvent> events) {
    private static final String NEXT_ATTEMPT = "ApplicationMaster attempt 2 is running";

    /** @param log the driver's */
    List<Entry> entries(List<String> log) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(OptionalLong.of(killedAt), "killed      the ApplicationMaster"));
        log.stream()
                .filter(line -> line.contains(NEXT_ATTEMPT))
                .findFirst()
                .map(line -> BatchLog.time(line, LocalDate.now(ZoneId.systemDefault())))
                .ifPresent(at -> entries.add(new Entry(
                        at,
                        "its second attempt runs; the driver and %d executors have stayed, %d are lost"
                                .formatted(before().size() - lost().size(), lost().size()))));
        return entries;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (of(Kind.DRIVER_STARTED).count() > 1) {
            problems.add("the driver has started again after its ApplicationMaster was killed");
        }
        if (!lost().isEmpty()) {
            problems.add("executors were lost with the ApplicationMaster: " + String.join(", ", lost()));
        }
        return problems;
    }

    /** The executors that there were. */
    private Set<String> before() {
        Set<String> executors = until(killedAt, Kind.EXECUTOR_ADDED);
        executors.removeAll(until(killedAt, Kind.EXECUTOR_REMOVED));
        return executors;
    }

    /** Those of them that were removed before the job was done. */
    private Set<String> lost() {
        long end = of(Kind.JOB_ENDED).mapToLong(DriverEvent::at).max().orElse(Long.MAX_VALUE);
        Set<String> lost = until(end, Kind.EXECUTOR_REMOVED);
        lost.retainAll(before());
        return lost;
    }

    private Set<String> until(long end, Kind kind) {
        return of(kind).filter(event -> event.at() <= end)
                .map(DriverEvent::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<DriverEvent> of(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind);
    }
}
