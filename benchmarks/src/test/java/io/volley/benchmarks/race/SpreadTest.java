package io.volley.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 8.0))).isEqualTo(new Spread(1, 3.5, 8));
        assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("at least one");
    }

    @Test
    void comparesRoundByRound() {
        assertThat(Spread.ofRatios(List.of(5.0, 30.0, 10.0), List.of(10.0, 20.0, 40.0)))
                .contains(new Spread(0.25, 0.5, 1.5));
        assertThat(Spread.ofRatios(List.of(1.0, 1.0), List.of(1.0, 0.0))).isEmpty();
    }
}
