package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ListenAddressTest {
    @Test
    void triesOnePortAfterTheOther() {
        ListenAddress address = new ListenAddress("host", "host", 65_534, 16);

        assertThat(address.port(0)).isEqualTo(65_534);
        assertThat(address.port(1)).isEqualTo(65_535);
        assertThat(address.port(2)).isEqualTo(1_024);
    }

    @Test
    void leavesTheChoiceToTheSystem() {
        assertThat(ListenAddress.on("host").port(3)).isZero();
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThatThrownBy(() -> new ListenAddress("host", "host", 65_536, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
