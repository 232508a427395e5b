package io.volley.spark.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeededDataTest {
    private int asked;
    private final NeededData data = new NeededData(() -> asked++);

    @Test
    void sparesNobodyWhileNothingIsNeeded() {
        data.launched("1");

        assertThat(data.spares("1")).isFalse();
        assertThat(data.isAsked()).isFalse();
    }

    @Test
    void sparesThoseThatHoldWhatIsNeededAndThoseThatRunTasks() {
        look(Map.of(7, Set.of("1"), 8, Set.of("2")), Set.of("3"), ImmutableSet.of(7));

        assertThat(data.spares("1")).isTrue();
        assertThat(data.spares("2")).as("it holds what nobody needs").isFalse();
        assertThat(data.spares("3")).as("it writes perhaps").isTrue();
        assertThat(data.spares("4")).isFalse();
    }

    @Test
    void sparesThoseThatHaveBeenGivenTasksSinceTheLookBeforeTheLast() {
        Map<Integer, Set<String>> held = Map.of(7, Set.of("1"));
        look(held, Set.of(), ImmutableSet.of(7));
        data.launched("2");
        assertThat(data.spares("2")).isTrue();

        look(held, Set.of(), ImmutableSet.of(7));
        assertThat(data.spares("2")).as("its output may not be registered yet").isTrue();
        look(held, Set.of(), ImmutableSet.of(7));
        assertThat(data.spares("2")).isFalse();
    }

    @Test
    void sparesThoseThatHaveBeenGivenTasksUntilALookHasNotFailed() {
        Map<Integer, Set<String>> held = Map.of(7, Set.of("1"));
        look(held, Set.of(), ImmutableSet.of(7));
        data.launched("2");
        data.lookBegins();
        data.lookBegins();
        data.lookBegins();
        assertThat(data.spares("2")).isTrue();

        look(held, Set.of(), ImmutableSet.of(7));
        look(held, Set.of(), ImmutableSet.of(7));
        assertThat(data.spares("2")).isFalse();
    }

    @Test
    void sparesEverybodyAndAsksForALookWhileItDoesNotKnowWhereWhatIsNeededLies() {
        look(Map.of(), Set.of(), ImmutableSet.of());
        data.needs(ImmutableSet.of(9), shuffle -> Set.of());

        assertThat(data.spares("1")).isTrue();
        assertThat(asked).isEqualTo(1);
        assertThat(data.isAsked()).isTrue();

        look(Map.of(9, Set.of("2")), Set.of(), ImmutableSet.of(9));
        assertThat(data.isAsked()).isFalse();
        assertThat(data.spares("1")).isFalse();
        assertThat(data.spares("2")).isTrue();
    }

    @Test
    void asksForALookBeforeItLetsGoWhoHeldWhatIsNeededNoMore() {
        Map<Integer, Set<String>> held = Map.of(7, Set.of("1"), 8, Set.of("2"));
        look(held, Set.of(), ImmutableSet.of(7, 8));
        data.needs(ImmutableSet.of(7), shuffle -> held.getOrDefault(shuffle, Set.of()));

        assertThat(data.spares("3")).isFalse();
        assertThat(data.isAsked()).isFalse();
        assertThat(data.spares("2")).isTrue();
        assertThat(data.isAsked()).isTrue();
        look(held, Set.of(), ImmutableSet.of(7));
        assertThat(data.spares("2")).isFalse();
        assertThat(data.spares("1")).isTrue();

        data.needs(ImmutableSet.of(), shuffle -> Set.of());
        assertThat(data.spares("1")).as("nothing is needed").isFalse();
    }

    @Test
    void knowsWhereDataLiesThatIsNeededAgain() {
        Map<Integer, Set<String>> held = Map.of(7, Set.of("1"));
        look(held, Set.of(), ImmutableSet.of());
        assertThat(data.spares("1")).isFalse();

        data.needs(ImmutableSet.of(7), shuffle -> held.getOrDefault(shuffle, Set.of()));
        assertThat(data.spares("1")).isTrue();
        assertThat(data.spares("2")).isFalse();
    }

    private void look(Map<Integer, Set<String>> held, Set<String> running, ImmutableSet<Integer> needed) {
        data.lookBegins();
        data.looked(held.keySet(), running);
        data.needs(needed, shuffle -> held.getOrDefault(shuffle, Set.of()));
    }
}
