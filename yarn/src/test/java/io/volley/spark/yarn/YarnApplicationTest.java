package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void refusesATypeOfResourceThatYarnDoesNotKnow() {
        ImmutableSortedSet<String> known = ImmutableSortedSet.of("memory-mb", "vcores", "yarn.io/fpga");

        assertThatCode(() -> YarnApplication.requireTypes(ImmutableSet.of("yarn.io/fpga"), known))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> YarnApplication.requireTypes(ImmutableSet.of("yarn.io/fpga", "yarn.io/gpu"), known))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An executor needs yarn.io/gpu, but YARN knows only memory-mb, vcores, yarn.io/fpga; unset"
                        + " the settings below spark.executor.resource or spark.yarn.executor.resource that ask for it,"
                        + " or have it declared in the cluster's resource-types.xml");
    }
}
