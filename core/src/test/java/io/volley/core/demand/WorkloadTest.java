package io.volley.core.demand;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ProfileId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);
    private static final StageId STAGE = new StageId(3, 0);
    private static final Percentage A_BUCKET = Percentage.withPercentage(2.1);

    private final Workload work = new Workload();

    @Test
    void needsNothingAtFirst() {
        assertThat(work.demand(0)).isEmpty();
    }

    @Test
    void countsWhatWaitsAndWhatRuns() {
        submit(STAGE, 10, 5);
        work.started(STAGE, new Task(1, 0, false), 6);
        work.started(STAGE, new Task(2, 1, false), 6);
        work.copyWaits(STAGE, 0);
        work.ended(STAGE, new Task(2, 1, false), TaskOutcome.FAILED, 0);

        StageDemand stage = only(7);

        assertThat(stage.ageSeconds()).isEqualTo(2);
        assertThat(stage.pending()).isEqualTo(9);
        assertThat(stage.running()).isEqualTo(1);
        assertThat(stage.speculative()).isEqualTo(1);
        assertThat(stage.taskSeconds()).isEmpty();
    }

    @Test
    void wantsNoCopyOfATaskThatHasFinished() {
        submit(STAGE, 2, 0);
        work.started(STAGE, new Task(1, 0, false), 0);
        work.copyWaits(STAGE, 0);
        work.ended(STAGE, new Task(1, 0, false), TaskOutcome.SUCCEEDED, 4);

        assertThat(only(4).speculative()).isZero();
        assertThat(only(4).pending()).isEqualTo(1);
    }

    @Test
    void doesNotExpectATaskAgainThatWasKilledForItsCopy() {
        submit(STAGE, 1, 0);
        work.started(STAGE, new Task(1, 0, false), 0);
        work.started(STAGE, new Task(2, 0, true), 1);
        work.ended(STAGE, new Task(2, 0, true), TaskOutcome.SUCCEEDED, 4);
        work.ended(STAGE, new Task(1, 0, false), TaskOutcome.KILLED, 0);

        assertThat(of(DEFAULT, 5).stages()).isEmpty();
    }

    @Test
    void keepsTheRunningTasksOfAStageThatIsOver() {
        submit(STAGE, 10, 0);
        work.started(STAGE, new Task(1, 0, false), 0);
        work.completed(STAGE);

        assertThat(only(1).tasks()).isEqualTo(1);
        work.ended(STAGE, new Task(1, 0, false), TaskOutcome.KILLED, 0);
        work.started(STAGE, new Task(2, 1, false), 2);
        assertThat(work.demand(2)).isEmpty();
    }

    @Test
    void keepsProfilesApart() {
        submit(STAGE, 10, 0);
        work.submitted(new StageId(4, 0), LARGE, 3, "map at Job.java:7", true, 0);
        work.unschedulable(new StageId(4, 0), true);

        assertThat(of(DEFAULT, 1).tasks()).isEqualTo(10);
        assertThat(of(LARGE, 1).tasks()).isEqualTo(3);
        assertThat(of(LARGE, 1).stages().get(0).barrier()).isTrue();
        assertThat(of(LARGE, 1).unschedulableTaskSets()).isEqualTo(1);
        work.unschedulable(new StageId(4, 0), false);
        assertThat(of(LARGE, 1).unschedulableTaskSets()).isZero();
    }

    @Test
    void expectsOfATaskWhatTheFinishedOnesOfItsStageTook() {
        submit(STAGE, 10, 0);
        finish(STAGE, 0, 3, 2);
        work.started(STAGE, new Task(100, 5, false), 10);
        work.started(STAGE, new Task(101, 6, false), 11.5);

        StageDemand stage = only(12);

        assertThat(stage.taskSeconds().orElseThrow()).isCloseTo(2, A_BUCKET);
        assertThat(stage.runningSecondsLeft()).isBetween(1.4, 1.6);
    }

    @Test
    void expectsBeforeThatWhatTheSameStageTookInAnEarlierJob() {
        submit(STAGE, 10, 0);
        finish(STAGE, 0, 10, 2);
        work.completed(STAGE);
        work.submitted(new StageId(4, 0), DEFAULT, 1, "other at Job.java:9", false, 0);
        finish(new StageId(4, 0), 50, 1, 70);
        work.completed(new StageId(4, 0));

        submit(new StageId(5, 0), 12, 0);

        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(2, A_BUCKET);
    }

    @Test
    void expectsBeforeThatWhatTasksTookInTheWholeApplication() {
        submit(STAGE, 10, 0);
        finish(STAGE, 0, 10, 2);
        work.completed(STAGE);

        work.submitted(new StageId(5, 0), DEFAULT, 10, "never seen", false, 0);
        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(2, A_BUCKET);
        work.completed(new StageId(5, 0));

        submit(new StageId(6, 0), 5_000, 0);
        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(2, A_BUCKET);
    }

    @Test
    void expectsWhatTheProgramAnnouncedUnlessTheStageIsKnown() {
        work.announced(DEFAULT, 10);
        finish(new StageId(2, 0), 0, 10, 2);
        submit(STAGE, 10, 0);
        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(10, A_BUCKET);
        finish(STAGE, 20, 10, 2);
        work.completed(STAGE);

        submit(new StageId(4, 0), 10, 0);

        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(2, A_BUCKET);
    }

    @Test
    void isNotMisledByOneColdStart() {
        work.announced(DEFAULT, 1);
        submit(STAGE, 10, 0);
        finish(STAGE, 0, 1, 6);

        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(1, A_BUCKET);
        finish(STAGE, 1, 2, 6);
        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(6, A_BUCKET);
    }

    @Test
    void expectsMoreOnceRunningTasksAreOlder() {
        submit(STAGE, 10, 0);
        finish(STAGE, 0, 1, 2);
        work.started(STAGE, new Task(100, 5, false), 0);
        work.started(STAGE, new Task(101, 6, false), 0);

        assertThat(only(1).taskSeconds().orElseThrow()).isCloseTo(2, A_BUCKET);
        assertThat(only(30).taskSeconds().orElseThrow()).isEqualTo(30);
    }

    @Test
    void remembersNoMoreForAMillionTasksThanForThousands() {
        Random random = new Random(7);
        long id = 0;
        int largest = 0;
        for (int stage = 0; stage < 10_000; stage++) {
            StageId here = new StageId(stage, 0);
            int tasks = 1 + random.nextInt(200);
            work.submitted(here, new ProfileId(random.nextInt(3)), tasks, "line " + stage, false, stage);
            for (int task = 0; task < tasks; task++) {
                Task attempt = new Task(id++, task, false);
                work.started(here, attempt, stage);
                work.ended(here, attempt, random.nextInt(50) == 0 ? TaskOutcome.FAILED : TaskOutcome.SUCCEEDED, 0.01);
            }
            work.completed(here);
            largest = Math.max(largest, work.size());
        }

        assertThat(id).isGreaterThan(900_000);
        assertThat(largest).isLessThanOrEqualTo(1_001);
        assertThat(work.demand(10_000)).isEmpty();
    }

    @Test
    void tellsHowLongTasksHaveWaited() {
        StageId other = new StageId(4, 0);
        submit(STAGE, 2, 0);
        submit(other, 2, 1);
        work.started(other, new Task(1, 0, false), 5);
        assertThat(work.waits(7)).containsOnly(Map.entry(DEFAULT, new TaskWait(7, 2, 5)));

        work.started(STAGE, new Task(2, 0, false), 8);
        assertThat(work.waits(10)).containsOnly(Map.entry(DEFAULT, new TaskWait(5, 2, 0)));

        work.started(STAGE, new Task(3, 1, false), 11);
        work.started(other, new Task(4, 1, false), 11);
        assertThat(work.waits(100)).as("nothing waits").isEmpty();
    }

    @Test
    void forgetsAStageWhoseEndNobodyTold() {
        submit(STAGE, 10, 0);
        work.started(STAGE, new Task(1, 0, false), 0);

        work.correct(List.of(), 5);
        assertThat(only(5).tasks())
                .as("it may not have got to the scheduler yet")
                .isEqualTo(10);
        work.correct(List.of(), 10);
        assertThat(work.demand(10)).isEmpty();
    }

    @Test
    void findsAStageOfWhichNobodyTold() {
        TaskSetState state = new TaskSetState(STAGE, LARGE, 10, places(0, 1, 2), ImmutableSet.of(1L, 2L), false);

        work.correct(List.of(state), 5);
        assertThat(work.demand(5)).as("its event may be on the way").isEmpty();
        work.correct(List.of(state), 10);
        assertThat(of(LARGE, 10).stages().get(0).pending()).isEqualTo(7);
        assertThat(of(LARGE, 10).stages().get(0).running()).isEqualTo(2);
    }

    @Test
    void correctsTheTasksOfAStage() {
        submit(STAGE, 10, 0);
        work.started(STAGE, new Task(1, 0, false), 0);
        work.started(STAGE, new Task(2, 1, false), 0);

        work.correct(
                List.of(new TaskSetState(STAGE, DEFAULT, 10, places(0, 1, 2, 3), ImmutableSet.of(2L, 4L), false)), 5);

        assertThat(only(5).pending()).isEqualTo(6);
        assertThat(only(5).running()).isEqualTo(2);
        work.ended(STAGE, new Task(1, 0, false), TaskOutcome.SUCCEEDED, 1);
        assertThat(only(6).running()).as("an event that was only late").isEqualTo(2);
    }

    /** Such as an attempt that has failed to fetch: its last tasks run on, and the rest never starts. */
    @Test
    void wantsNothingForTheRestOfAnAttemptThatIsOver() {
        submit(STAGE, 10, 0);
        work.started(STAGE, new Task(1, 0, false), 0);

        work.correct(List.of(new TaskSetState(STAGE, DEFAULT, 10, places(0), ImmutableSet.of(1L), true)), 5);
        assertThat(only(5).pending()).isZero();
        assertThat(only(5).running()).isEqualTo(1);
        work.ended(STAGE, new Task(1, 0, false), TaskOutcome.FAILED, 6);
        assertThat(work.demand(6)).isEmpty();
    }

    private static BitSet places(int... tasks) {
        BitSet places = new BitSet();
        Arrays.stream(tasks).forEach(places::set);
        return places;
    }

    private void submit(StageId stage, int tasks, double now) {
        work.submitted(stage, DEFAULT, tasks, "count at Job.java:5", false, now);
    }

    private void finish(StageId stage, int firstTask, int tasks, double seconds) {
        for (int index = 0; index < tasks; index++) {
            Task task = new Task(firstTask + index, index, false);
            work.started(stage, task, 0);
            work.ended(stage, task, TaskOutcome.SUCCEEDED, seconds);
        }
    }

    private ProfileDemand of(ProfileId profile, double now) {
        return work.demand(now).getOrDefault(profile, ProfileDemand.NONE);
    }

    private StageDemand only(double now) {
        assertThat(of(DEFAULT, now).stages()).hasSize(1);
        return of(DEFAULT, now).stages().get(0);
    }
}
