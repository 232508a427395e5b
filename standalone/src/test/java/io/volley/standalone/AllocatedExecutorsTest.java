package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ProfileId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocatedExecutorsTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);

    private final AllocatedExecutors allocated = new AllocatedExecutors();

    @Test
    void tellsWhoIsRequestedWhoStartsAndWhoRuns() {
        allocated.allocated("0");
        allocated.allocated("1");
        allocated.registered("0", DEFAULT);

        assertThat(allocated.counts(Map.of(DEFAULT, 4))).isEqualTo(Map.of(DEFAULT, new ContainerCounts(2, 1, 1)));
    }

    @Test
    void forgetsThoseThatEndBeforeTheyRegisterAndAfter() {
        allocated.allocated("0");
        allocated.allocated("1");
        allocated.registered("1", DEFAULT);
        allocated.gone("0");
        allocated.gone("1");

        assertThat(allocated.counts(Map.of(DEFAULT, 2))).isEqualTo(Map.of(DEFAULT, new ContainerCounts(2, 0, 0)));
    }

    @Test
    void countsThoseThatStartForTheLowestProfileThatLacksSome() {
        allocated.allocated("0");
        allocated.allocated("1");
        allocated.allocated("2");
        allocated.registered("0", DEFAULT);

        assertThat(allocated.counts(Map.of(DEFAULT, 2, LARGE, 2)))
                .isEqualTo(Map.of(DEFAULT, new ContainerCounts(0, 1, 1), LARGE, new ContainerCounts(1, 1, 0)));
    }

    @Test
    void startsNoMoreThanAreWanted() {
        allocated.allocated("0");
        allocated.allocated("1");

        assertThat(allocated.counts(Map.of(DEFAULT, 1))).isEqualTo(Map.of(DEFAULT, new ContainerCounts(0, 1, 0)));
    }

    @Test
    void takesAGrantThatIsHeardLateForNoNewExecutor() {
        allocated.registered("0", DEFAULT);
        allocated.allocated("0");

        assertThat(allocated.counts(Map.of(DEFAULT, 2))).isEqualTo(Map.of(DEFAULT, new ContainerCounts(1, 0, 1)));
    }
}
