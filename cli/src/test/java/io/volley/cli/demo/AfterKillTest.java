package io.volley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.cli.demo.DriverEvent.Kind;
import io.volley.cli.demo.Timeline.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfterKillTest {
    private static final List<DriverEvent> RUNNING = List.of(
            new DriverEvent(1_000, Kind.DRIVER_STARTED, "application_1", 0),
            new DriverEvent(2_000, Kind.STAGE_SUBMITTED, "0", 8),
            new DriverEvent(3_000, Kind.EXECUTOR_ADDED, "1", 0),
            new DriverEvent(3_000, Kind.EXECUTOR_ADDED, "2", 0),
            new DriverEvent(3_500, Kind.EXECUTOR_REMOVED, "1", 0),
            new DriverEvent(3_600, Kind.EXECUTOR_ADDED, "3", 0),
            new DriverEvent(4_000, Kind.TASK_ENDED, "0", 0));
    private static final DriverEvent TASK = new DriverEvent(4_200, Kind.TASK_ENDED, "0", 0);
    private static final DriverEvent DONE = new DriverEvent(9_000, Kind.JOB_ENDED, "0", 0);

    @Test
    void isTimeOnceAQuarterOfTheTasksAreDone() {
        assertThat(ApplicationMasterKill.isTime(List.of())).isFalse();
        assertThat(ApplicationMasterKill.isTime(RUNNING)).isFalse();
        assertThat(ApplicationMasterKill.isTime(then(TASK))).isTrue();
        assertThat(ApplicationMasterKill.isTime(then(TASK, DONE))).isFalse();
    }

    @Test
    void tellsWhoHasStayed() {
        AfterKill after = new AfterKill(5_000, then(TASK, DONE, new DriverEvent(9_500, Kind.EXECUTOR_REMOVED, "2", 0)));

        assertThat(after.problems()).isEmpty();
        assertThat(after.entries(List.of()))
                .extracting(Entry::text)
                .containsExactly("killed      the ApplicationMaster");
        assertThat(after.entries(List.of(
                        "2026-11-20 11:37:00.250 INFO ApplicationMasterWatch: ApplicationMaster attempt 1 is running",
                        "2026-11-20 11:37:06.250 INFO ApplicationMasterWatch: ApplicationMaster attempt 2 is running")))
                .extracting(Entry::text)
                .containsExactly(
                        "killed      the ApplicationMaster",
                        "its second attempt runs; the driver and 2 executors have stayed, 0 are lost");
    }

    @Test
    void tellsWhomItHasCost() {
        AfterKill after = new AfterKill(
                5_000,
                then(
                        new DriverEvent(5_500, Kind.EXECUTOR_REMOVED, "3", 0),
                        new DriverEvent(6_000, Kind.DRIVER_STARTED, "application_1", 0),
                        DONE));

        assertThat(after.problems())
                .containsExactly(
                        "the driver has started again after its ApplicationMaster was killed",
                        "executors were lost with the ApplicationMaster: 3");
    }

    private static List<DriverEvent> then(DriverEvent... more) {
        List<DriverEvent> events = new ArrayList<>(RUNNING);
        events.addAll(Arrays.asList(more));
        return events;
    }
}
