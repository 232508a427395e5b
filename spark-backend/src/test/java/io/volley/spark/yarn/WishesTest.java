package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import io.volley.spark.scaling.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WishesTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);
    private static final ContainerId CONTAINER = new ContainerId("container_1_0001_01_000002");
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 2, ImmutableMap.of());

    private static final ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> NO_HOSTS =
            ImmutableSortedMap.of();

    private final List<Desired> told = new ArrayList<>();
    private final Wishes wishes = new Wishes(profile -> SIZE, Set.of("bad"), told::add);

    @Test
    void tellsOneVersionForAllThatCameTogether() {
        wishes.want(targets(8, 3), NO_HOSTS);
        wishes.release(List.of(CONTAINER));
        wishes.tell();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).target(DEFAULT)).isEqualTo(8);
        assertThat(told.get(0).target(LARGE)).isEqualTo(3);
        assertThat(wanted(LARGE).reason()).isEqualTo("needed; now");
        assertThat(told.get(0).release()).containsExactly(CONTAINER);
    }

    @Test
    void saysNothingTwice() {
        wishes.want(targets(2), NO_HOSTS);
        Desired first = wishes.first();

        wishes.tell();
        wishes.want(targets(2), ImmutableSortedMap.of(DEFAULT, ImmutableMap.of("h1", 3)));
        wishes.tell();

        assertThat(first.generation()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void namesTheHostsThatTheUserAskedForBeforeThoseThatTasksWouldLike() {
        wishes.want(targets(2, 2), hosts("liked", DEFAULT, LARGE));
        wishes.preferred(hosts("asked", DEFAULT));
        wishes.tell();

        assertThat(wanted(DEFAULT).hosts()).containsOnlyKeys("asked");
        assertThat(wanted(LARGE).hosts()).containsOnlyKeys("liked");
    }

    @Test
    void namesAContainerUntilItIsGone() {
        wishes.want(targets(2), NO_HOSTS);
        wishes.release(List.of(CONTAINER));
        wishes.tell();
        wishes.want(targets(1), NO_HOSTS);
        wishes.tell();
        wishes.gone(List.of(CONTAINER));
        wishes.tell();

        assertThat(told).extracting(desired -> desired.release().size()).containsExactly(1, 1, 0);
        assertThat(told).extracting(Desired::generation).containsExactly(1L, 2L, 3L);
    }

    @Test
    void excludesWhatTheUserAndWhatSparkExcludes() {
        wishes.want(targets(1), NO_HOSTS);
        wishes.excluded(Set.of("worse"));
        wishes.tell();

        assertThat(told.get(0).excludedNodes()).containsExactlyInAnyOrder("bad", "worse");
    }

    @Test
    void wantsNothingMoreOnceItHasEnded() {
        wishes.want(targets(2), NO_HOSTS);
        wishes.tell();
        wishes.end(new Ending(true, ""));
        wishes.want(targets(5), NO_HOSTS);
        wishes.tell();

        assertThat(told).hasSize(2);
        assertThat(told.get(1).ending()).contains(new Ending(true, ""));
        assertThat(told.get(1).profiles()).isEmpty();
    }

    /** What was told of a profile first. */
    private Wanted wanted(ProfileId profile) {
        return Objects.requireNonNull(told.get(0).profiles().get(profile));
    }

    /** The first is of the default profile, the second of the large one. */
    private static ImmutableSortedMap<ProfileId, Target> targets(int... executors) {
        ImmutableSortedMap.Builder<ProfileId, Target> targets = ImmutableSortedMap.naturalOrder();
        for (int profile = 0; profile < executors.length; profile++) {
            targets.put(new ProfileId(profile), new Target(executors[profile], ImmutableList.of("needed", "now")));
        }
        return targets.buildOrThrow();
    }

    private static ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> hosts(
            String host, ProfileId... profiles) {
        ImmutableSortedMap.Builder<ProfileId, ImmutableMap<String, Integer>> hosts = ImmutableSortedMap.naturalOrder();
        List.of(profiles).forEach(profile -> hosts.put(profile, ImmutableMap.of(host, 1)));
        return hosts.buildOrThrow();
    }
}
