package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RegistrantTest {
    @Test
    void namesTheLastRunToTheHistoryServer() {
        Registrant registrant = new Registrant("host0", "http://driver", "history:18080/history/application_1_1");

        assertThat(registrant.pagesAfter(OptionalInt.empty())).isEqualTo("history:18080/history/application_1_1");
        assertThat(registrant.pagesAfter(OptionalInt.of(2))).isEqualTo("history:18080/history/application_1_1/2");
    }

    @Test
    void showsNoPagesOfADriverThatHasEnded() {
        assertThat(new Registrant("host0", "http://driver", "").pagesAfter(OptionalInt.of(1)))
                .isEmpty();
    }
}
