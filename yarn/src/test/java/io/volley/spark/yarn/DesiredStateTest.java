package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesiredStateTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);
    private static final ContainerId CONTAINER = new ContainerId("container_1_0001_01_000002");
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 2, ImmutableMap.of());

    private final List<Desired> told = new ArrayList<>();
    private final DesiredState desired = new DesiredState(profile -> SIZE, Set.of("bad"), told::add);

    @Test
    void tellsOneVersionForAllThatCameTogether() {
        desired.want(targets(8, 3), profile -> ImmutableMap.of());
        desired.release(List.of(CONTAINER));
        desired.tell();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).target(DEFAULT)).isEqualTo(8);
        assertThat(told.get(0).target(LARGE)).isEqualTo(3);
        assertThat(wanted(LARGE).reason()).isEqualTo("needed; now");
        assertThat(told.get(0).release()).containsExactly(CONTAINER);
    }

    @Test
    void saysNothingTwice() {
        desired.want(targets(2), profile -> ImmutableMap.of());
        Desired first = desired.first();

        desired.tell();
        desired.want(targets(2), profile -> ImmutableMap.of("h1", 3));
        desired.tell();

        assertThat(first.generation()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void namesTheHostsThatTheUserRequestedBeforeThoseThatTasksWouldLike() {
        desired.want(targets(2, 2), profile -> hosts("liked", DEFAULT, LARGE).getOrDefault(profile, ImmutableMap.of()));
        desired.preferred(hosts("requested", DEFAULT));
        desired.tell();

        assertThat(wanted(DEFAULT).hosts()).containsOnlyKeys("requested");
        assertThat(wanted(LARGE).hosts()).containsOnlyKeys("liked");
    }

    @Test
    void namesAContainerUntilItIsGone() {
        desired.want(targets(2), profile -> ImmutableMap.of());
        desired.release(List.of(CONTAINER));
        desired.tell();
        desired.want(targets(1), profile -> ImmutableMap.of());
        desired.tell();
        desired.gone(List.of(CONTAINER));
        desired.tell();

        assertThat(told).extracting(desired -> desired.release().size()).containsExactly(1, 1, 0);
        assertThat(told).extracting(Desired::generation).containsExactly(1L, 2L, 3L);
    }

    @Test
    void excludesWhatTheUserAndWhatSparkExcludes() {
        desired.want(targets(1), profile -> ImmutableMap.of());
        desired.excluded(Set.of("worse"));
        desired.tell();

        assertThat(told.get(0).excludedNodes()).containsExactlyInAnyOrder("bad", "worse");
    }

    @Test
    void wantsNothingMoreOnceItHasEnded() {
        desired.want(targets(2), profile -> ImmutableMap.of());
        desired.tell();
        desired.end(new Ending(true, ""));
        desired.want(targets(5), profile -> ImmutableMap.of());
        desired.tell();

        assertThat(told).hasSize(2);
        assertThat(told.get(1).ending()).contains(new Ending(true, ""));
        assertThat(told.get(1).profiles()).isEmpty();
    }

    /** What was told of a profile first. */
    private DesiredExecutors wanted(ProfileId profile) {
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
