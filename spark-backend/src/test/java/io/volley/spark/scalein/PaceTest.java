package io.volley.spark.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.coordination.VirtualThread;
import org.junit.jupiter.api.Test;

/** In virtual time. */
class PaceTest {
    private final VirtualThread thread = new VirtualThread();
    private final Pace pace = new Pace(thread.ticker());

    @Test
    void isDueASecondLater() {
        assertThat(pace.isDue()).isTrue();
        pace.run(() -> {});

        thread.advance(0.99);
        assertThat(pace.isDue()).isFalse();
        thread.advance(0.02);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void isDueMuchLaterAfterWhatTookLong() {
        pace.run(() -> thread.advance(0.2));

        thread.advance(4.7);
        assertThat(pace.isDue()).isFalse();
        thread.advance(0.2);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void isDueHalfAMinuteAfterWhatTookMinutes() {
        pace.run(() -> thread.advance(120));

        thread.advance(29.9);
        assertThat(pace.isDue()).isFalse();
        thread.advance(0.2);
        assertThat(pace.isDue()).isTrue();
    }
}
