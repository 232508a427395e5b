package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ProfileId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each kind of cluster promises to those who want executors of it, the fake and the real ones alike. */
public abstract class ClusterContract {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);

    private ImmutableSortedMap<ProfileId, Target> wanted = ImmutableSortedMap.of();
    private PlayedCluster played;

    /** A cluster that has started nothing yet, and has room for all that the tests want. */
    protected abstract PlayedCluster play();

    @BeforeEach
    void begin() {
        played = play();
    }

    @AfterEach
    void end() {
        played.close();
    }

    @Test
    void tellsWhatIsWantedOfAllProfilesInOneMessage() {
        want(4, 2);

        assertThat(played.messages()).isEqualTo(1);
        assertThat(played.told()).isEqualTo(Map.of(DEFAULT, 4, LARGE, 2));
        assertThat(running(DEFAULT)).isEqualTo(4);
        assertThat(running(LARGE)).isEqualTo(2);
    }

    @Test
    void saysNothingTwice() {
        want(4);
        want(4);

        assertThat(played.messages()).isEqualTo(1);
    }

    @Test
    void takesNoExecutorThatRunsWhenTheTotalIsLowered() {
        want(4);
        want(1);
        step();

        assertThat(played.told()).containsEntry(DEFAULT, 1);
        assertThat(running(DEFAULT)).isEqualTo(4);
        assertThat(played.removed()).isEmpty();
    }

    @Test
    void startsNoneInPlaceOfThoseThatEndWhileThereAreMoreThanAreWanted() {
        want(4);
        want(3);
        played.crash(any(DEFAULT));
        step();

        assertThat(running(DEFAULT)).isEqualTo(3);
    }

    @Test
    void endsThoseThatAreReleasedOnceThoughItIsToldTwice() {
        want(4);
        String first = any(DEFAULT);
        played.release(first);
        played.release(first);
        want(3);
        step();
        played.timePasses();
        step();

        assertThat(played.removed()).extracting(Removal::executor).containsExactly(first);
        assertThat(played.running()).hasSize(3).doesNotContainKey(first);
        assertThat(played.toEnd()).as("said no more of once it is gone").isEmpty();
    }

    @Test
    void replacesThoseThatDieAndTellsOfEachOnceWithAReason() {
        want(2);
        String dead = any(DEFAULT);
        played.crash(dead);
        step();
        played.timePasses();
        step();

        assertThat(played.removed()).extracting(Removal::executor).containsExactly(dead);
        assertThat(played.removed().get(0).reason()).isNotBlank();
        assertThat(played.running()).hasSize(2).doesNotContainKey(dead);
    }

    @Test
    void givesUpOnceThoseThatAreGoneWhenNobodySaysWhy() {
        want(2);
        String gone = any(DEFAULT);
        played.vanish(gone);
        step();
        assertThat(played.removed()).as("the reason is waited for").isEmpty();

        played.timePasses();
        step();
        played.timePasses();
        step();

        assertThat(played.removed()).extracting(Removal::executor).containsExactly(gone);
        assertThat(played.removed().get(0).reason()).isNotBlank();
    }

    @Test
    void keepsProfilesApart() {
        want(2, 1);
        Set<String> large = executors(LARGE);
        want(5, 1);
        played.crash(any(DEFAULT));
        step();

        assertThat(running(DEFAULT)).isEqualTo(5);
        assertThat(executors(LARGE)).isEqualTo(large);
    }

    @Test
    void wantsNoneOfAProfileThatIsNotNamedAnyMore() {
        want(2, 2);
        want(2);
        played.crash(any(LARGE));
        step();

        assertThat(played.told()).containsEntry(DEFAULT, 2);
        assertThat(played.told().getOrDefault(LARGE, 0)).isZero();
        assertThat(running(LARGE)).isEqualTo(1);
    }

    /** So many are wanted of the default profile and, if they are two numbers, of the large one. */
    private void want(int... executors) {
        ImmutableSortedMap.Builder<ProfileId, Target> targets = ImmutableSortedMap.naturalOrder();
        for (int profile = 0; profile < executors.length; profile++) {
            targets.put(new ProfileId(profile), new Target(executors[profile], ImmutableList.of("a test")));
        }
        wanted = targets.buildOrThrow();
        step();
    }

    /** As the loop does it, and then the cluster does what it has been told. */
    private void step() {
        played.cluster().tick();
        played.cluster().want(wanted, profile -> ImmutableMap.of());
        played.answer();
    }

    private int running(ProfileId profile) {
        return executors(profile).size();
    }

    private String any(ProfileId profile) {
        return executors(profile).iterator().next();
    }

    private Set<String> executors(ProfileId profile) {
        List<String> executors = played.running().entrySet().stream()
                .filter(executor -> executor.getValue().equals(profile))
                .map(Map.Entry::getKey)
                .toList();
        return Set.copyOf(executors);
    }
}
