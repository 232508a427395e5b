package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.ProfileId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MasterLimitsTest {
    private static final ProfileId LARGE = new ProfileId(1);

    private final MasterLimits limits = new MasterLimits();

    @Test
    void tellsNothingBeforeAnythingIsWanted() {
        assertThat(limits.next(0)).isEmpty();
        assertThat(limits.next(100)).isEmpty();
    }

    @Test
    void tellsAChangeOnceAndAllProfilesTogether() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));

        assertThat(limits.next(0)).contains(map(4, 2));
        limits.answered(true);
        assertThat(limits.next(1)).isEmpty();
    }

    @Test
    void tellsTheNewestWhenTheLastHasBeenAnswered() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 0));
        limits.next(0);
        limits.want(Map.of(ProfileId.DEFAULT, 5, LARGE, 0));
        limits.want(Map.of(ProfileId.DEFAULT, 6, LARGE, 0));

        assertThat(limits.next(0.1)).isEmpty();
        limits.answered(true);
        assertThat(limits.next(0.2)).contains(map(6, 0));
    }

    @Test
    void tellsEachMasterThatTakesOver() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));
        limits.next(0);
        limits.answered(true);
        limits.lost();

        assertThat(limits.next(2)).contains(map(4, 2));
        limits.answered(false);
        assertThat(limits.next(2.5)).as("too soon").isEmpty();
        assertThat(limits.next(3)).contains(map(4, 2));
        limits.answered(true);
        assertThat(limits.next(4)).isEmpty();
    }

    @Test
    void tellsNowAndThenForInsurance() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));
        limits.next(0);
        limits.answered(true);

        assertThat(limits.next(9.9)).isEmpty();
        assertThat(limits.next(10)).contains(map(4, 2));
    }

    private static com.google.common.collect.ImmutableMap<ProfileId, Integer> map(int normal, int large) {
        return com.google.common.collect.ImmutableMap.of(ProfileId.DEFAULT, normal, LARGE, large);
    }
}
