package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.Counts;
import io.volley.core.record.ProfileId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrantedTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);

    private final Granted granted = new Granted();

    @Test
    void tellsWhoIsAskedForWhoStartsAndWhoRuns() {
        granted.granted("0");
        granted.granted("1");
        granted.registered("0", DEFAULT);

        assertThat(granted.counts(Map.of(DEFAULT, 4))).isEqualTo(Map.of(DEFAULT, new Counts(2, 1, 1)));
    }

    @Test
    void forgetsThoseThatEndBeforeTheyRegisterAndAfter() {
        granted.granted("0");
        granted.granted("1");
        granted.registered("1", DEFAULT);
        granted.gone("0");
        granted.gone("1");

        assertThat(granted.counts(Map.of(DEFAULT, 2))).isEqualTo(Map.of(DEFAULT, new Counts(2, 0, 0)));
    }

    @Test
    void countsThoseThatStartForTheLowestProfileThatLacksSome() {
        granted.granted("0");
        granted.granted("1");
        granted.granted("2");
        granted.registered("0", DEFAULT);

        assertThat(granted.counts(Map.of(DEFAULT, 2, LARGE, 2)))
                .isEqualTo(Map.of(DEFAULT, new Counts(0, 1, 1), LARGE, new Counts(1, 1, 0)));
    }

    @Test
    void startsNoMoreThanAreWanted() {
        granted.granted("0");
        granted.granted("1");

        assertThat(granted.counts(Map.of(DEFAULT, 1))).isEqualTo(Map.of(DEFAULT, new Counts(0, 1, 0)));
    }

    @Test
    void takesAGrantThatIsHeardLateForNoNewExecutor() {
        granted.registered("0", DEFAULT);
        granted.granted("0");

        assertThat(granted.counts(Map.of(DEFAULT, 2))).isEqualTo(Map.of(DEFAULT, new Counts(1, 0, 1)));
    }
}
