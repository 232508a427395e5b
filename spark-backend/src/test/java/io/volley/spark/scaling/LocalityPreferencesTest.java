package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.scheduler.StageInfo;
import org.junit.jupiter.api.Test;

class LocalityPreferencesTest {
    private final List<ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>>> told = new ArrayList<>();
    private final LocalityPreferences preferences = new LocalityPreferences(told::add);

    @Test
    void addsUpTheHostsThatTheTasksOfActiveStagesWouldLike() {
        StageInfo one = SparkEvents.stage(0, 0, 3, 0, List.of(List.of("a", "b"), List.of("a"), List.of()));
        StageInfo other = SparkEvents.stage(1, 0, 1, 0, List.of(List.of("b")));

        preferences.onStageSubmitted(SparkEvents.submitted(one));
        preferences.onStageSubmitted(SparkEvents.submitted(other));
        assertThat(Iterables.getLast(told))
                .isEqualTo(ImmutableSortedMap.of(ProfileId.DEFAULT, ImmutableMap.of("a", 2, "b", 2)));

        preferences.onStageCompleted(SparkEvents.completed(one));
        assertThat(Iterables.getLast(told))
                .isEqualTo(ImmutableSortedMap.of(ProfileId.DEFAULT, ImmutableMap.of("b", 1)));
    }

    @Test
    void saysNothingOfStagesThatLikeNoHost() {
        StageInfo stage = SparkEvents.stage(0, 0, 1, 0, List.of(List.of()));

        preferences.onStageSubmitted(SparkEvents.submitted(stage));
        preferences.onStageCompleted(SparkEvents.completed(stage));

        assertThat(told).isEmpty();
    }
}
