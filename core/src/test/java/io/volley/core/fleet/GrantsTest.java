package io.volley.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantsTest {
    private final Grants grants = new Grants();

    @Test
    void tellsHowLongAgoAnExecutorWasGrantedOnce() {
        grants.granted("1", 10);

        assertThat(grants.registered("1", 14.5)).contains(4.5);
        assertThat(grants.registered("1", 14.5)).isEmpty();
    }

    @Test
    void countsAnIdThatComesBackFromItsLastGrant() {
        grants.granted("1", 10);
        grants.granted("1", 20);

        assertThat(grants.registered("1", 24)).contains(4.0);
    }

    @Test
    void forgetsWhoDoesNotRegister() {
        grants.granted("1", 0);
        grants.granted("2", 10);
        grants.granted("1", 20);
        grants.granted("3", Grants.FORGOTTEN_SECONDS + 15);

        assertThat(grants.size()).isEqualTo(2);
        assertThat(grants.registered("2", Grants.FORGOTTEN_SECONDS + 15)).isEmpty();
    }
}
