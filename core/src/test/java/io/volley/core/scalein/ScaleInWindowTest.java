package io.volley.core.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a need counts, with a window of 40 s. */
class ScaleInWindowTest {
    private static final double WINDOW = 40;

    private final ScaleInWindow window = new ScaleInWindow(WINDOW);
    private double now;

    @Test
    void risesAtOnce() {
        assertThat(need(2, 5)).isEqualTo(2);
        assertThat(need(8, 1)).isEqualTo(8);
    }

    @Test
    void holdsForTheLongestWindowWhatHasNeverComeBack() {
        need(8, 60);
        assertThat(need(2, WINDOW)).isEqualTo(8);
        assertThat(need(2, 1)).isEqualTo(2);
    }

    @Test
    void aNeedThatIsSteadyHasNoPauses() {
        for (int look = 0; look < 100; look++) {
            need(8, 1);
        }
        assertThat(need(2, WINDOW - 1)).isEqualTo(8);
    }

    @Test
    void aNeedThatOnlyRisesHasNoPauses() {
        for (int amount = 1; amount <= 8; amount++) {
            need(amount, 1);
        }
        assertThat(need(2, WINDOW - 1)).isEqualTo(8);
    }

    @Test
    void holdsForAQuarterOfTheWindowWhatComesBackAtOnce() {
        jobsWithPauses(20, 0.1);
        assertThat(need(2, WINDOW / 4)).isEqualTo(8);
        assertThat(need(2, 1)).isEqualTo(2);
    }

    @Test
    void holdsForTwiceTheLongestPause() {
        jobsWithPauses(2, 7);
        jobsWithPauses(3, 0.1);
        assertThat(need(2, 14)).isEqualTo(8);
        assertThat(need(2, 1)).isEqualTo(2);
    }

    @Test
    void neverHoldsForLongerThanTheLongestWindow() {
        jobsWithPauses(3, 30);
        assertThat(need(2, WINDOW)).isEqualTo(8);
        assertThat(need(2, 1)).isEqualTo(2);
    }

    @Test
    void aPauseThatWasTakenForTheEndIsOneToo() {
        jobsWithPauses(20, 0.1);
        assertThat(need(0, 20)).isZero();
        need(8, 1);
        assertThat(need(0, 39))
                .as("twenty seconds of pause, so forty of window")
                .isEqualTo(8);
    }

    @Test
    void aPauseIsWhatLiesBetweenNeedsThatWereAsHigh() {
        need(8, 1);
        need(1, 12);
        assertThat(need(5, 1)).isEqualTo(8);
        assertThat(need(1, 23))
                .as("five were needed again after twelve seconds")
                .isEqualTo(5);
        assertThat(need(1, 3)).isEqualTo(1);
    }

    @Test
    void forgetsPausesAfterTenWindows() {
        jobsWithPauses(3, 0.1);
        need(8, 10 * WINDOW + 1);
        assertThat(need(2, WINDOW)).isEqualTo(8);
    }

    @Test
    void whatIsForgottenCountsNoMore() {
        need(8, 1);
        window.forget();
        assertThat(need(2, 0)).isEqualTo(2);
    }

    /** Jobs that need eight for a second, and nothing between them. */
    private void jobsWithPauses(int jobs, double pause) {
        for (int job = 0; job < jobs; job++) {
            need(8, 1);
            need(0, pause);
        }
        need(8, 1);
    }

    /** So many are needed for so many seconds; looks at the begin and at the end. */
    private int need(int amount, double seconds) {
        window.with(amount, now);
        now += seconds;
        return window.with(amount, now);
    }
}
