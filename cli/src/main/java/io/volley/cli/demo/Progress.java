package io.volley.cli.demo;

import io.volley.cli.demo.DriverEvent.Kind;
import java.io.PrintStream;
import java.util.List;

/**
 * One line about the running job. On a terminal it is written over itself; elsewhere a line comes when the stage or the
 * number of executors has changed, and not for each task.
 */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;
    private String last = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(List<DriverEvent> events) {
        String line = line(events);
        String occasion = terminal ? line : line.replaceFirst("\\d+ of", "some of");
        if (!occasion.equals(last)) {
            out.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
            out.flush();
            last = occasion;
        }
    }

    void end() {
        if (terminal && !last.isEmpty()) {
            out.println();
        }
        last = "";
    }

    static String line(List<DriverEvent> events) {
        if (count(events, Kind.DRIVER_STARTED) == 0) {
            return "  the driver starts";
        }
        int tasks = events.stream()
                .filter(event -> event.kind() == Kind.STAGE_SUBMITTED)
                .mapToInt(DriverEvent::count)
                .sum();
        return "  stage %d: %d of %d tasks done, %d executors"
                .formatted(
                        count(events, Kind.STAGE_SUBMITTED),
                        count(events, Kind.TASK_ENDED),
                        tasks,
                        count(events, Kind.EXECUTOR_ADDED) - count(events, Kind.EXECUTOR_REMOVED));
    }

    private static long count(List<DriverEvent> events, Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }
}
