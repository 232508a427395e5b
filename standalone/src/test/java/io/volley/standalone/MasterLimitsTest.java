package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ProfileId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterLimitsTest {
    private static final ProfileId LARGE = new ProfileId(1);

    private final MasterLimits limits = new MasterLimits();
    private long last;

    @Test
    void tellsNothingBeforeAnythingIsWanted() {
        assertThat(next(0)).isEmpty();
        assertThat(next(100)).isEmpty();
    }

    @Test
    void tellsAChangeOnceAndAllProfilesTogether() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));

        assertThat(next(0)).contains(map(4, 2));
        answered(true);
        assertThat(next(1)).isEmpty();
    }

    @Test
    void tellsTheNewestWhenTheLastHasBeenAnswered() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 0));
        next(0);
        limits.want(Map.of(ProfileId.DEFAULT, 5, LARGE, 0));
        limits.want(Map.of(ProfileId.DEFAULT, 6, LARGE, 0));

        assertThat(next(0.1)).isEmpty();
        answered(true);
        assertThat(next(0.2)).contains(map(6, 0));
    }

    @Test
    void tellsEachMasterThatTakesOver() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));
        next(0);
        answered(true);
        limits.lost();

        assertThat(next(2)).contains(map(4, 2));
        answered(false);
        assertThat(next(2.5)).as("too soon").isEmpty();
        assertThat(next(3)).contains(map(4, 2));
        answered(true);
        assertThat(next(4)).isEmpty();
    }

    @Test
    void tellsNowAndThenForInsurance() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));
        next(0);
        answered(true);

        assertThat(next(9.9)).isEmpty();
        assertThat(next(10)).contains(map(4, 2));
    }

    @Test
    void waitsForNoAnswerForEver() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));
        next(0);
        assertThat(next(9.9)).isEmpty();
        assertThat(next(10)).as("the Master hangs, or another has taken over").contains(map(4, 2));
    }

    @Test
    void believesOnlyTheAnswerToItsLastMessage() {
        limits.want(Map.of(ProfileId.DEFAULT, 4, LARGE, 2));
        next(0);
        long first = last;
        limits.lost();
        limits.answered(first, true);
        assertThat(next(1)).as("the Master that answered is gone").contains(map(4, 2));

        limits.answered(first, true);
        assertThat(next(2)).as("still waits for the second answer").isEmpty();
        answered(true);
        assertThat(next(3)).isEmpty();
    }

    private Optional<ImmutableMap<ProfileId, Integer>> next(double now) {
        Optional<MasterLimits.Message> message = limits.next(now);
        last = message.map(MasterLimits.Message::number).orElse(last);
        return message.map(MasterLimits.Message::totals);
    }

    private void answered(boolean acknowledged) {
        limits.answered(last, acknowledged);
    }

    private static ImmutableMap<ProfileId, Integer> map(int normal, int large) {
        return ImmutableMap.of(ProfileId.DEFAULT, normal, LARGE, large);
    }
}
