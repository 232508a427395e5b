package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
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
    void blamesNobodyForWhatWasReleased(int status) {
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

    @ParameterizedTest
    @ValueSource(strings = {"stack\n\tat", "\u001b[31mred", "\u5b57"})
    void neverSaysSoMuchThatABatchDoesNotFitInARecord(String words) {
        StartFailure failure = new StartFailure(new ContainerId("c1"), words.repeat(2_000));
        Exit longest = ExitReasons.neverStarted(failure, "h".repeat(255));
        ImmutableList<Exit> most =
                Stream.generate(() -> longest).limit(ExitBatch.MOST).collect(ImmutableList.toImmutableList());

        assertThat(longest.reason()).startsWith("c1 on h").doesNotContain("\n", "\u001b");
        assertThat(new ExitBatch(most).toString().getBytes(StandardCharsets.UTF_8).length)
                .as("a record may have a million bytes")
                .isLessThan(900_000);
    }

    private static Exit exit(int status, boolean released) {
        return ExitReasons.of(new CompletedContainer(new ContainerId("c1"), status, "stack trace\n"), "h1", released);
    }
}
