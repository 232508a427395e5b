package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsenceRuleTest {
    private static final AbsenceRule RULE = new AbsenceRule(120_000, 600_000);

    @ParameterizedTest(name = "absent for {0} ms, none has run for {1} ms, {2} run, {3} have ended: {4}")
    @CsvSource({
        // Whatever else is so, the driver has its grace.
        "119999, 119999, 0, 1000, false",
        // Nobody is left who could speak to it.
        "120000, 30000, 0, 0, true",
        // They were preempted, and others are about to take their place.
        "120000, 29999, 0, 0, false",
        // The executors run on, and so does the driver.
        "120000, 0, 1000, 0, false",
        "599999, 0, 1000, 0, false",
        // Some fail in every large application.
        "300000, 0, 1000, 5, false",
        "300000, 0, 2, 1, false",
        // They end by themselves, and those that replace them end as well.
        "120000, 0, 1000, 1001, true",
        "120000, 0, 0, 1000, true",
        // Hung executors keep no application for ever.
        "600000, 0, 1000, 0, true",
    })
    void givesUpADriverThatTwoWitnessesMiss(long absent, long deserted, int running, int ended, boolean givesUp) {
        assertThat(RULE.givesUp(absent, deserted, running, ended)).isEqualTo(givesUp);
    }

    @ParameterizedTest
    @CsvSource({"799999, false", "800000, true"})
    void hasNoLimitBelowTheGrace(long absent, boolean givesUp) {
        assertThat(new AbsenceRule(800_000, 600_000).givesUp(absent, 0, 5, 0)).isEqualTo(givesUp);
    }
}
