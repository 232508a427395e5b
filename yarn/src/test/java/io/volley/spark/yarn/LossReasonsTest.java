package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossReasonsTest {
    private static final ContainerId CONTAINER = new ContainerId("container_1_0001_01_000002");

    private final List<String> removed = new ArrayList<>();
    private final FakeTicker time = new FakeTicker();
    private final LossReasons reasons =
            new LossReasons(Duration.ofSeconds(15), time, (executor, reason) -> removed.add(executor + ": " + reason));

    @Test
    void removesAnExecutorWithYarnsReason() {
        reasons.registered("1", CONTAINER);
        reasons.disconnected("1", CONTAINER);
        reasons.ended(exit(137, "killed by the memory limit", true));

        assertThat(removed).containsExactly("1: killed by the memory limit");
    }

    @Test
    void removesAnExecutorThatYarnSpokeOfBeforeItRegistered() {
        reasons.ended(exit(1, "crashed", true));
        reasons.registered("1", CONTAINER);

        assertThat(removed).containsExactly("1: crashed");
    }

    @Test
    void removesAnExecutorOnceHoweverOftenItIsSaidToBeGone() {
        reasons.registered("1", CONTAINER);
        reasons.ended(exit(1, "crashed", true));
        reasons.ended(exit(1, "crashed", true));
        time.advance(60);
        reasons.expire();

        assertThat(removed).containsExactly("1: crashed");
    }

    @Test
    void givesUpOnYarnAfterItsPatience() {
        reasons.registered("1", CONTAINER);
        reasons.disconnected("1", CONTAINER);
        time.advance(14);
        reasons.expire();
        assertThat(removed).isEmpty();

        time.advance(1);
        reasons.expire();

        assertThat(removed)
                .containsExactly(
                        "1: Connection lost, and YARN reported nothing about container " + CONTAINER + " for 15 s");
    }

    @Test
    void forgetsWhatSparkHasRemovedItself() {
        reasons.registered("1", CONTAINER);
        reasons.disconnected("1", CONTAINER);
        reasons.removed("1");
        time.advance(60);
        reasons.expire();

        assertThat(removed).isEmpty();
    }

    private static ExitBatch exit(int status, String reason, boolean causedByApplication) {
        return new ExitBatch(ImmutableList.of(new Exit(CONTAINER, "h1", status, reason, causedByApplication)));
    }
}
