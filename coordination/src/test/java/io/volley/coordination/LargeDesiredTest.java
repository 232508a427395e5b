package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However much an application wants, the record of it can be written. */
class LargeDesiredTest {
    @ParameterizedTest(name = "{0} profiles, {1} hosts each, {2} to release, {3} excluded")
    @CsvSource({
        // What an application of a thousand executors has, of ten thousand on as many nodes, and of more than there
        // are.
        "1,1000,1000,10,100_000",
        "2,10000,20000,1000,100_000",
        "50,20000,100000,20000,500_000",
    })
    void isSmallWhateverIsWanted(int profiles, int hosts, int released, int excluded, String most) {
        Desired large = LargeRecords.desired(profiles, hosts, released, excluded);

        byte[] written = RecordJson.write(large);

        assertThat(written.length).isLessThan(Integer.parseInt(most.replace("_", "")));
        Desired read = RecordJson.read(written, Desired.class, "test");
        assertThat(read.release()).isEqualTo(large.release());
        assertThat(read.excludedNodes()).isEqualTo(large.excludedNodes());
        assertThat(read.target(ProfileId.DEFAULT)).isEqualTo(10_000);
        assertThat(hints(read)).isEqualTo(Math.min(profiles * hosts, RecordJson.MOST_HINTS));
    }

    @Test
    void hintsAtTheHostsThatTheMostTasksWouldLike() {
        Desired read = written(LargeRecords.desired(1, 5_000, 0, 0));

        assertThat(hosts(read, 0).values())
                .hasSize(RecordJson.MOST_HINTS)
                .allMatch(tasks -> tasks >= 977 - 1_000 / 5 - 1);
    }

    @Test
    void namesContainersAsRangesOfEachAttempt() {
        assertThat(ContainerRanges.of(containers(
                        "container_1_0001_01_000003",
                        "container_1_0001_01_000002",
                        "container_1_0001_01_000009",
                        "container_1_0001_02_1234567",
                        "container_1_0001_01_00002",
                        "somebody's own")))
                .isEqualTo(ImmutableSortedMap.of(
                        "container_1_0001_01", "2-3,9",
                        "container_1_0001_01_00002", "",
                        "container_1_0001_02", "1234567",
                        "somebody's own", ""));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void readsTheContainersThatItNamed(long seed) {
        Random random = new Random(seed);
        ImmutableSet<ContainerId> some = IntStream.range(0, 500)
                .mapToObj(each -> new ContainerId("container_e%02d_1700000000000_0001_%02d_%06d"
                        .formatted(random.nextInt(2), 1 + random.nextInt(3), random.nextInt(1_000_000))))
                .collect(ImmutableSet.toImmutableSet());

        assertThat(ContainerRanges.containers(ContainerRanges.of(some))).isEqualTo(some);
    }

    /** Names of which none is like another cannot be packed: 100,000 of them are 1.2 MB at least. */
    @Test
    void leavesOutHintsFirstAndThenContainersThatALaterVersionNames() {
        String noise = LargeRecords.noise(2_000_000);
        ImmutableSet<ContainerId> all = IntStream.range(0, 100_000)
                .mapToObj(number -> new ContainerId(noise.substring(20 * number, 20 * number + 20)))
                .collect(ImmutableSet.toImmutableSet());
        Desired large = LargeRecords.desired(1, 1_000, 0, 10).withRelease(all);

        Desired read = written(large);

        assertThat(hints(read)).isZero();
        assertThat(read.target(ProfileId.DEFAULT)).isEqualTo(10_000);
        assertThat(read.excludedNodes()).hasSize(10);
        assertThat(read.release()).hasSizeBetween(20_000, 60_000);
        assertThat(Sets.difference(read.release(), all)).isEmpty();
        Desired next = written(large.withRelease(
                all.stream().filter(each -> !read.release().contains(each)).toList()));
        assertThat(next.release()).isNotEmpty();
        assertThat(Sets.intersection(next.release(), read.release())).isEmpty();
    }

    @Test
    void failsForNoNumberOfContainers() {
        Desired large = LargeRecords.desired(1, 10, 2 * ContainerRanges.MOST, 0);

        assertThatCode(() -> RecordJson.write(large)).doesNotThrowAnyException();
        assertThat(written(large).release()).hasSize(ContainerRanges.MOST);
    }

    @Test
    void keepsHintsOfEveryProfileByTheirTasks() {
        ExecutorSize size = new ExecutorSize(1, 1, 1, ImmutableMap.of());
        Desired two = Desired.nothing()
                .withProfiles(ImmutableSortedMap.of(
                        new ProfileId(0),
                        new DesiredExecutors(size, 1, ImmutableMap.of("a", 5, "b", 1), ""),
                        new ProfileId(1),
                        new DesiredExecutors(size, 1, ImmutableMap.of("a", 4, "c", 2), "")));

        Desired best = two.withMostHints(3);

        assertThat(hosts(best, 0)).containsOnlyKeys("a");
        assertThat(hosts(best, 1)).containsOnlyKeys("a", "c");
        assertThat(best.generation()).isEqualTo(two.generation());
        assertThat(two.withMostHints(4)).isSameAs(two);
    }

    private static Desired written(Desired desired) {
        return RecordJson.read(RecordJson.write(desired), Desired.class, "test");
    }

    private static ImmutableMap<String, Integer> hosts(Desired desired, int profile) {
        return Objects.requireNonNull(desired.profiles().get(new ProfileId(profile)))
                .hosts();
    }

    private static int hints(Desired desired) {
        return desired.profiles().values().stream()
                .mapToInt(wanted -> wanted.hosts().size())
                .sum();
    }

    private static ImmutableList<ContainerId> containers(String... names) {
        return Arrays.stream(names).map(ContainerId::new).collect(ImmutableList.toImmutableList());
    }
}
