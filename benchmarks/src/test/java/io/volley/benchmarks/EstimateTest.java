package io.volley.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Estimate.of(List.of(4.0, 1.0, 3.0, 8.0)).median()).isEqualTo(3.5);
        assertThatThrownBy(() -> Estimate.of(List.of())).hasMessageContaining("at least one");
    }

    @Test
    void knowsNothingOfHowFarOneRoundCanBeReliedOn() {
        assertThat(Estimate.of(List.of(4.0))).isEqualTo(new Estimate(4, 4, 4, 1));
    }

    /** The chance that three of five draws or more are the least of five is 0.058, more than the 2.5 % outside. */
    @Test
    void reachesFromTheLeastToTheMostOfFiveRounds() {
        assertThat(Estimate.of(List.of(5.0, 1.0, 2.0, 9.0, 3.0))).isEqualTo(new Estimate(3, 1, 9, 5));
    }

    @Test
    void leavesOutliersOutsideWhereThereAreMoreRounds() {
        Estimate estimate = Estimate.of(List.of(10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 1_000.0));

        assertThat(estimate.median()).isEqualTo(15);
        assertThat(estimate.low()).isBetween(10.5, 13.0);
        assertThat(estimate.high()).isBetween(17.0, 19.0);
        assertThat(estimate.rounds()).isEqualTo(11);
    }

    @Test
    void holdsTheTrueMedianAboutAsOftenAsItSays() {
        Random random = new Random(7);
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            Estimate estimate = Estimate.of(
                    DoubleStream.generate(random::nextGaussian).limit(9).boxed().toList());
            held += estimate.low() <= 0 && estimate.high() >= 0 ? 1 : 0;
        }

        assertThat(held / 200.0).isCloseTo(0.95, within(0.05));
    }

    @Test
    void comparesRoundByRound() {
        assertThat(Estimate.ofRatios(List.of(5.0, 30.0, 10.0), List.of(10.0, 20.0, 40.0)))
                .contains(new Estimate(0.5, 0.25, 1.5, 3));
        assertThat(Estimate.ofRatios(List.of(1.0, 1.0), List.of(1.0, 0.0))).isEmpty();
    }

    @Test
    void isWrittenWithFourDigits() {
        assertThat(new Estimate(1, 0.12345, 2, 5).toJson().toString())
                .isEqualTo("{\"median\":1.0,\"low\":0.1235,\"high\":2.0,\"n\":5}");
    }
}
