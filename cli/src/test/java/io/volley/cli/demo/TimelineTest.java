package io.volley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.cli.demo.BatchLog.Batch;
import io.volley.cli.demo.DriverEvent.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    private static final List<DriverEvent> EVENTS = List.of(
            new DriverEvent(2_000, Kind.DRIVER_STARTED, "application_1", 0),
            new DriverEvent(2_500, Kind.STAGE_SUBMITTED, "0", 48),
            new DriverEvent(4_000, Kind.EXECUTOR_ADDED, "1", 0),
            new DriverEvent(4_100, Kind.TASK_STARTED, "0", 0),
            new DriverEvent(4_400, Kind.TASK_ENDED, "0", 0),
            new DriverEvent(5_000, Kind.JOB_ENDED, "0", 0));
    private static final Batch BATCH =
            new Batch(1, 1, 8, "48 tasks wait", OptionalLong.of(2_600), 8, OptionalLong.of(300), OptionalLong.of(500));

    @Test
    void tellsWhatHappenedInItsOrder() {
        Timeline timeline = new Timeline(1_000, EVENTS, List.of(BATCH), List.of());

        assertThat(timeline.missing()).isEmpty();
        assertThat(timeline.render().lines())
                .containsExactly(
                        "  0.00 s  submitted",
                        "  1.00 s  driver started, application_1",
                        "  1.50 s  first stage, 48 tasks",
                        "  1.60 s  requested   batch 1: 8 executors, 48 tasks wait",
                        "  1.90 s  allocated     batch 1: 8 of 8, 300 ms after the request",
                        "  2.10 s  started     batch 1, 500 ms after the request",
                        "  3.00 s  registered  executor 1, 1 by now",
                        "  3.10 s  first task",
                        "  4.00 s  done, 1 tasks on 1 executors");
    }

    @Test
    void tellsWhatDidNotHappen() {
        assertThat(new Timeline(0, List.of(), List.of(), List.of()).missing())
                .containsExactly(
                        "no batch was requested (none in any ApplicationMaster's log)",
                        "no executor registered",
                        "no task started",
                        "the job did not succeed");
    }

    @Test
    void isNotContentWithARequestThatNobodyAllocated() {
        Batch ignored = new Batch(1, 1, 8, "", OptionalLong.empty(), 0, OptionalLong.empty(), OptionalLong.empty());

        assertThat(new Timeline(0, EVENTS, List.of(ignored), List.of()).missing())
                .containsExactly("no executor was allocated");
    }

    @Test
    void readsTheEventsOfADriverThatIsStillWriting(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("events.jsonl");
        Files.writeString(
                file, EVENTS.get(0).toJson() + "\n" + EVENTS.get(1).toJson().substring(0, 9));

        assertThat(DriverEvent.read(file)).containsExactly(EVENTS.get(0));
        assertThat(Progress.line(DriverEvent.read(file))).isEqualTo("  stage 0: 0 of 0 tasks done, 0 executors");
    }
}
