package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisconnectedTest {
    private final Disconnected disconnected = new Disconnected(5);

    @Test
    void namesOnceThoseOfWhichTheMasterSaysNothing() {
        disconnected.disconnected("1", 0);
        disconnected.disconnected("2", 3);

        assertThat(disconnected.overdue(4.9)).isEmpty();
        assertThat(disconnected.overdue(5)).containsExactly("1");
        assertThat(disconnected.overdue(9)).containsExactly("2");
        assertThat(disconnected.overdue(99)).isEmpty();
    }

    @Test
    void forgetsThoseThatTheMasterHasTold() {
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
