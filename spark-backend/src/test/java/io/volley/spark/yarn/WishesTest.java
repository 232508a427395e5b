package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.plan.Limits;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WishesTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);
    private static final ContainerId CONTAINER = new ContainerId("container_1_0001_01_000002");
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 2, ImmutableMap.of());

    private final List<Desired> told = new ArrayList<>();

    @Test
    void tellsOneVersionForAllThatCameTogether() {
        Wishes wishes = wishes(Optional.of(new Limits(100, 1)));

        wishes.asked(Map.of(DEFAULT, 1, LARGE, 0), Map.of(), Set.of());
        wishes.tasks(ImmutableSortedMap.of(DEFAULT, 16, LARGE, 5));
        wishes.release(List.of(CONTAINER));
        wishes.tell();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).target(DEFAULT)).isEqualTo(8);
        assertThat(told.get(0).target(LARGE)).isEqualTo(3);
        assertThat(told.get(0).release()).containsExactly(CONTAINER);
    }

    @Test
    void saysNothingTwice() {
        Wishes wishes = wishes(Optional.empty());
        wishes.asked(Map.of(DEFAULT, 2), Map.of(), Set.of());
        Desired first = wishes.first();

        wishes.tell();
        wishes.asked(Map.of(DEFAULT, 2), Map.of(DEFAULT, ImmutableMap.of("h1", 3)), Set.of());
        wishes.tell();

        assertThat(first.generation()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void withoutDynamicAllocationTasksDoNotCount() {
        Wishes wishes = wishes(Optional.empty());

        wishes.asked(Map.of(DEFAULT, 2), Map.of(), Set.of());
        wishes.tasks(ImmutableSortedMap.of(DEFAULT, 1_000, LARGE, 5));
        wishes.tell();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).profiles()).containsOnlyKeys(DEFAULT);
        assertThat(told.get(0).target(DEFAULT)).isEqualTo(2);
    }

    @Test
    void namesAContainerUntilItIsGone() {
        Wishes wishes = wishes(Optional.empty());
        wishes.asked(Map.of(DEFAULT, 2), Map.of(), Set.of());
        wishes.release(List.of(CONTAINER));
        wishes.tell();
        wishes.asked(Map.of(DEFAULT, 1), Map.of(), Set.of());
        wishes.tell();
        wishes.gone(List.of(CONTAINER));
        wishes.tell();

        assertThat(told).extracting(desired -> desired.release().size()).containsExactly(1, 1, 0);
        assertThat(told).extracting(Desired::generation).containsExactly(1L, 2L, 3L);
    }

    @Test
    void excludesWhatTheUserAndWhatSparkExcludes() {
        Wishes wishes = new Wishes(id -> new Wishes.Profile(SIZE, 2), Optional.empty(), Set.of("bad"), told::add);

        wishes.asked(Map.of(DEFAULT, 1), Map.of(), Set.of("worse"));
        wishes.tell();

        assertThat(told.get(0).excludedNodes()).containsExactlyInAnyOrder("bad", "worse");
    }

    @Test
    void wantsNothingMoreOnceItHasEnded() {
        Wishes wishes = wishes(Optional.empty());
        wishes.asked(Map.of(DEFAULT, 2), Map.of(), Set.of());
        wishes.tell();
        wishes.end(new Ending(true, ""));
        wishes.asked(Map.of(DEFAULT, 5), Map.of(), Set.of());
        wishes.tell();

        assertThat(told).hasSize(2);
        assertThat(told.get(1).ending()).contains(new Ending(true, ""));
        assertThat(told.get(1).profiles()).isEmpty();
    }

    private Wishes wishes(Optional<Limits> dynamic) {
        return new Wishes(id -> new Wishes.Profile(SIZE, 2), dynamic, Set.of(), told::add);
    }
}
