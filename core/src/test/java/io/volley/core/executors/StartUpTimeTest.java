package io.volley.core.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StartUpTimeTest {
    private final StartUpTime startUp = new StartUpTime(5);

    @Test
    void isWhatIsAssumedWhileNothingHasBeenMeasured() {
        assertThat(startUp.seconds(0)).isEqualTo(5);
        assertThat(startUp.seconds(1e9)).isEqualTo(5);
    }

    @Test
    void isTheLowerQuartileOfTheLastOnes() {
        for (int executor = 0; executor < 100; executor++) {
            startUp.measured(executor % 3 == 0 ? 3 : 60, 10);
        }
        assertThat(startUp.seconds(10)).isEqualTo(3);
    }

    @Test
    void doesNotStandForEverWhenNobodyStartsAnyMore() {
        startUp.measured(60, 0);

        assertThat(startUp.seconds(0)).isEqualTo(60);
        assertThat(startUp.seconds(300)).isCloseTo(32.5, within(1e-9));
        assertThat(startUp.seconds(3_600)).isCloseTo(5, within(0.1));
    }
}
