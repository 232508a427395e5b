package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.ContainerId;
import io.volley.core.record.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitReasonsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, -100, -101, -102, -105, -106, -107})
    void blamesNobodyForWhatTheClusterDid(int status) {
        assertThat(exit(status, false).causedByApplication()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 137, 143, -103, -104, -1000})
    void blamesTheApplicationForWhatItsProcessDid(int status) {
        assertThat(exit(status, false).causedByApplication()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 137, 143, -100, -104, -105})
    void blamesNobodyForWhatWasGivenBack(int status) {
        assertThat(exit(status, true).causedByApplication()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-103, -104, 137})
    void saysWhichSettingHelpsAgainstAMemoryKill(int status) {
        assertThat(exit(status, false).reason()).contains("raise spark.executor.memoryOverhead");
    }

    @Test
    void namesContainerHostAndWhatYarnSays() {
        assertThat(exit(13, false).reason()).isEqualTo("c1 on h1 failed with status 13. YARN says: stack trace");
    }

    private static Exit exit(int status, boolean givenBack) {
        return ExitReasons.of(new Completed(new ContainerId("c1"), status, "stack trace\n"), "h1", givenBack);
    }
}
