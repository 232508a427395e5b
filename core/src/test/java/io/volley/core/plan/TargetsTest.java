package io.volley.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ExecutorSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 2, ImmutableMap.of());

    @Test
    void withoutDynamicAllocationWantsWhatTheApplicationAskedFor() {
        assertThat(Targets.fixed(need(2, 3, 1_000)).target()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} slots, Spark asks {1}, {2} tasks, at most {3}, ratio {4}: {5}")
    @CsvSource({
        "2,  1,   16,  100, 1.0,   8",
        "2,  1,   17,  100, 1.0,   9",
        "2,  1,   16,    4, 1.0,   4",
        "2,  9,   16,  100, 1.0,   9",
        "2,  1,   16,  100, 0.5,   4",
        "1,  0,    0,  100, 1.0,   0",
        "4,  0,    1,  100, 1.0,   1",
        "1,  0, 2147483647, 2147483647, 1.0, 2147483647",
    })
    void liftsSparksRampToWhatTheTasksCanFill(int slots, int asked, int tasks, int most, double ratio, int target) {
        assertThat(Targets.dynamic(need(slots, asked, tasks), new Limits(most, ratio))
                        .target())
                .isEqualTo(target);
    }

    @Test
    void saysWhy() {
        assertThat(Targets.dynamic(need(2, 1, 40), new Limits(8, 1)).reason())
                .isEqualTo(
                        "40 tasks wait or run, 2 at once in an executor; Spark's own ramp is at 1; held to the maximum of 8");
        assertThat(Targets.dynamic(need(2, 5, 4), new Limits(8, 1)).reason())
                .isEqualTo("5 asked for by Spark, 4 tasks wait or run");
    }

    private static Need need(int slots, int asked, int tasks) {
        return new Need(SIZE, slots, asked, tasks, ImmutableMap.of());
    }
}
