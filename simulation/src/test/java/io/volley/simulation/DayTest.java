package io.volley.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.simulation.recorded.RecordedApplication;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DayTest {
    private static final int MINUTES = 20;
    private static final int CAPACITY = 300;

    private static final List<Minute> DAY = MinuteTable.day().subList(0, MINUTES);

    @ParameterizedTest
    @EnumSource
    void goesTheSameWayWithTheSameSeed(SimulatedPolicy policy) {
        assertThat(day(3).run(policy)).isEqualTo(day(3).run(policy));
        assertThat(day(3).run(policy)).isNotEqualTo(day(4).run(policy));
    }

    @ParameterizedTest
    @EnumSource
    void goesTheSameWayWithTheSameSeedOfRecordedQueries(SimulatedPolicy policy) {
        assertThat(recordedDay(3).run(policy)).isEqualTo(recordedDay(3).run(policy));
        assertThat(recordedDay(3).run(policy)).isNotEqualTo(recordedDay(4).run(policy));
    }

    @ParameterizedTest
    @EnumSource
    void runsEachTaskOfRecordedQueriesOnce(SimulatedPolicy policy) {
        DayOutcome outcome = recordedDay(5).run(policy);
        double seconds = outcome.times().stream()
                .mapToDouble(time -> time.job().taskSeconds())
                .sum();

        assertThat(outcome.times()).hasSizeGreaterThan(20);
        assertThat(outcome.usage().tasks())
                .isEqualTo(outcome.times().stream()
                        .flatMap(time -> time.job().stages().stream())
                        .mapToLong(SimulatedStage::tasks)
                        .sum());
        assertThat(outcome.usage().slotSeconds()).isCloseTo(seconds, offset(1e-3));
    }

    @ParameterizedTest
    @EnumSource
    void runsEachTaskOnceAndLosesNoSecond(SimulatedPolicy policy) {
        ImmutableList<SimulatedApplication> applications = applications(5);
        DayOutcome outcome = new Day(figures(5), applications).run(policy);
        DayUsage usage = outcome.usage();

        assertThat(usage.tasks())
                .isEqualTo(applications.stream()
                        .flatMap(application -> application.jobs().stream())
                        .flatMap(job -> job.stages().stream())
                        .mapToLong(SimulatedStage::tasks)
                        .sum());
        assertThat(outcome.times())
                .hasSize(applications.stream()
                        .mapToInt(application -> application.jobs().size())
                        .sum());
        assertThat(usage.slotSeconds()).isCloseTo(usage.taskSeconds(), offset(1e-3));
        assertThat(usage.executorSeconds()).isCloseTo(usage.lifetimes(), offset(1e-3));
        assertThat(usage.slotSeconds()).isLessThanOrEqualTo(usage.executorSeconds() * 4);
    }

    @ParameterizedTest
    @EnumSource
    void neverHoldsMoreThanTheClusterHasNorUsesMoreThanItHolds(SimulatedPolicy policy) {
        DayUsage.Timeline timeline = day(7).run(policy).usage().timeline();

        for (int minute = 0; minute < MINUTES; minute++) {
            assertThat(timeline.held().get(minute)).isLessThanOrEqualTo(CAPACITY * 4);
            assertThat(timeline.used().get(minute))
                    .isLessThanOrEqualTo(timeline.held().get(minute) + 1e-6);
        }
    }

    private static Day day(long seed) {
        return new Day(figures(seed), applications(seed));
    }

    private static Day recordedDay(long seed) {
        PlayedRecording recording = new PlayedRecording(RecordedApplication.named(PlayedRecording.DEFAULT_NAME), 2);
        return new Day(figures(seed), DayLoad.RECORDED.applications(DAY, MINUTES, seed, () -> recording));
    }

    private static DayParameters figures(long seed) {
        return new DayParameters(CAPACITY, 4, MINUTES, 120, seed, ImmutableMap.of());
    }

    private static ImmutableList<SimulatedApplication> applications(long seed) {
        return DayLoad.MIX.applications(DAY, MINUTES, seed, PlayedRecording::standard);
    }
}
