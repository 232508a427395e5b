package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableListMultimap;
import org.junit.jupiter.api.Test;

class PendingStartsTest {
    private final PendingStarts<String, Integer> pending = new PendingStarts<>();

    @Test
    void bringsWhatComesBeforeTheVisitWithTheRest() {
        assertThat(pending.add(ImmutableListMultimap.of("a", 1, "b", 2))).containsExactlyInAnyOrder("a", "b");
        assertThat(pending.add(ImmutableListMultimap.of("a", 3, "c", 4))).containsExactly("c");

        assertThat(pending.take("a")).containsExactly(1, 3);
        assertThat(pending.take("b")).containsExactly(2);
    }

    @Test
    void visitsAPlaceAgainForWhatComesAfterTheVisit() {
        pending.add(ImmutableListMultimap.of("a", 1));
        pending.take("a");

        assertThat(pending.add(ImmutableListMultimap.of("a", 2))).containsExactly("a");
        assertThat(pending.take("a")).containsExactly(2);
    }
}
