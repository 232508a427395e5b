package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisconnectedExecutorsTest {
    private final DisconnectedExecutors disconnected = new DisconnectedExecutors(5);

    @Test
    void namesOnceThoseOfWhichTheClusterSaysNothing() {
        disconnected.disconnected("1", 0);
        disconnected.disconnected("2", 3);

        assertThat(disconnected.overdue(4.9)).isEmpty();
        assertThat(disconnected.overdue(5)).containsExactly("1");
        assertThat(disconnected.overdue(9)).containsExactly("2");
        assertThat(disconnected.overdue(99)).isEmpty();
    }

    @Test
    void forgetsThoseThatTheClusterHasTold() {
        disconnected.disconnected("1", 0);
        disconnected.removed("1");
        disconnected.removed("1");

        assertThat(disconnected.overdue(5)).isEmpty();
    }

    @Test
    void waitsNoLongerWhenItIsToldTwice() {
        disconnected.disconnected("1", 0);
        disconnected.disconnected("1", 4);

        assertThat(disconnected.overdue(5)).containsExactly("1");
    }
}
