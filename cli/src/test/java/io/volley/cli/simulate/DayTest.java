package io.volley.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DayTest {
    private static final int MINUTES = 20;
    private static final int CAPACITY = 300;

    private static final List<Minute> DAY = MinuteTable.day().subList(0, MINUTES);

    @ParameterizedTest
    @EnumSource
    void goesTheSameWayWithTheSameSeed(Contender contender) {
        assertThat(day(3).run(contender)).isEqualTo(day(3).run(contender));
        assertThat(day(3).run(contender)).isNotEqualTo(day(4).run(contender));
    }

    @ParameterizedTest
    @EnumSource
    void runsEachTaskOnceAndLosesNoSecond(Contender contender) {
        ImmutableList<Application> applications = applications(5);
        Outcome outcome = new Day(figures(5), applications).run(contender);
        Usage usage = outcome.usage();

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
    void neverHoldsMoreThanTheClusterHasNorUsesMoreThanItHolds(Contender contender) {
        Usage.Timeline timeline = day(7).run(contender).usage().timeline();

        for (int minute = 0; minute < MINUTES; minute++) {
            assertThat(timeline.held().get(minute)).isLessThanOrEqualTo(CAPACITY * 4);
            assertThat(timeline.used().get(minute))
                    .isLessThanOrEqualTo(timeline.held().get(minute) + 1e-6);
        }
    }

    private static Day day(long seed) {
        return new Day(figures(seed), applications(seed));
    }

    private static Figures figures(long seed) {
        return new Figures(CAPACITY, 4, MINUTES, 120, seed, ImmutableMap.of());
    }

    private static ImmutableList<Application> applications(long seed) {
        return Load.MIX.applications(DAY, MINUTES, seed);
    }
}
