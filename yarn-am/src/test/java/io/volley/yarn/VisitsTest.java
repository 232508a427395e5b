package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableListMultimap;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private final Visits<String, Integer> visits = new Visits<>();

    @Test
    void bringsWhatComesBeforeTheVisitWithTheRest() {
        assertThat(visits.add(ImmutableListMultimap.of("a", 1, "b", 2))).containsExactlyInAnyOrder("a", "b");
        assertThat(visits.add(ImmutableListMultimap.of("a", 3, "c", 4))).containsExactly("c");

        assertThat(visits.take("a")).containsExactly(1, 3);
        assertThat(visits.take("b")).containsExactly(2);
    }

    @Test
    void visitsAPlaceAgainForWhatComesAfterTheVisit() {
        visits.add(ImmutableListMultimap.of("a", 1));
        visits.take("a");

        assertThat(visits.add(ImmutableListMultimap.of("a", 2))).containsExactly("a");
        assertThat(visits.take("a")).containsExactly(2);
    }
}
