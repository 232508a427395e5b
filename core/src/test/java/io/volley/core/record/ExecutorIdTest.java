package io.volley.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorIdTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 10_000_001",
        "200, 1_990_000_001",
        "201, 2_000_000_001",
        "202, 2_000_010_001",
        "10_000, 2_097_990_001",
        "14_948, 2_147_470_001",
        "1_000_000, 2_147_470_001",
    })
    void countsFromANumberOfTheAttemptsOwn(String attempt, String first) {
        assertThat(ExecutorId.firstOf(number(attempt)).value()).isEqualTo(number(first));
    }

    @Test
    void endsNoApplicationHoweverManyAttemptsItHas() {
        ExecutorId before = ExecutorId.firstOf(1);
        for (int attempt = 2; attempt <= 14_948; attempt++) {
            ExecutorId first = ExecutorId.firstOf(attempt);
            assertThat(first.value() - before.value()).as("attempt %s", attempt).isGreaterThanOrEqualTo(10_000);
            assertThat(first.previous()).as("attempt %s", attempt).isEmpty();
            assertThat(first.next().previous()).as("attempt %s", attempt).contains(first);
            before = first;
        }
    }

    @Test
    void refusesAnAttemptThatIsNone() {
        assertThatThrownBy(() -> ExecutorId.firstOf(0)).hasMessage("attempt is 0, but must be at least 1");
    }

    private static int number(String written) {
        return Integer.parseInt(written.replace("_", ""));
    }
}
