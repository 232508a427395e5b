package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YarnApplicationTest {
    @ParameterizedTest(name = "{0} s ago, valid for {1} s: {2}")
    @CsvSource({
        "599, 600, true",
        // The clock of this machine may be ahead of the ResourceManager's.
        "659, 600, true",
        "660, 600, true",
        "661, 600, false",
        // This one is behind.
        "-60, 600, true",
        // Every failure counts.
        "1000000, 0, true",
        "1000000, -1, true",
    })
    void forgetsAFailureOnlyOnceYarnHasForgottenItToo(long secondsAgo, long validity, boolean counts) {
        long now = 1_800_000_000_000L;

        assertThat(YarnApplication.stillCounts(now - 1_000 * secondsAgo, now, Duration.ofSeconds(validity)))
                .isEqualTo(counts);
    }

    @Test
    void namesTheTypesOfResourcesThatYarnDoesNotKnow() {
        ImmutableSortedSet<String> known = ImmutableSortedSet.of("memory-mb", "vcores", "yarn.io/fpga");

        assertThat(YarnApplication.lack(ImmutableSet.of("yarn.io/fpga"), known)).isEmpty();
        assertThat(YarnApplication.lack(ImmutableSet.of("yarn.io/fpga", "yarn.io/gpu"), known))
                .contains("needs yarn.io/gpu, but YARN knows only memory-mb, vcores, yarn.io/fpga");
    }
}
