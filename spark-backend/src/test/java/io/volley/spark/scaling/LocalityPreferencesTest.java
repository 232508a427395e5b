package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ProfileId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.StageInfo;
import org.junit.jupiter.api.Test;

class LocalityPreferencesTest {
    private final LocalityPreferences preferences = new LocalityPreferences();
    private final StageInfo one = SparkEvents.stage(0, 0, 3, 0, List.of(List.of("a", "b"), List.of("a"), List.of()));
    private final StageInfo other = SparkEvents.stage(1, 0, 1, 0, List.of(List.of("b")));

    @Test
    void addsUpTheHostsThatTheTasksOfActiveStagesWouldLike() {
        preferences.onStageSubmitted(SparkEvents.submitted(one));
        preferences.onStageSubmitted(SparkEvents.submitted(other));
        assertThat(preferences.of(ProfileId.DEFAULT)).containsEntry("a", 2).containsEntry("b", 2);

        preferences.onStageCompleted(SparkEvents.completed(one));
        assertThat(preferences.of(ProfileId.DEFAULT)).containsOnlyKeys("b").containsEntry("b", 1);

        preferences.onStageCompleted(SparkEvents.completed(other));
        assertThat(preferences.of(ProfileId.DEFAULT)).isEmpty();
    }

    @Test
    void forgetsStagesWhoseEndNobodyTold() {
        preferences.onStageSubmitted(SparkEvents.submitted(one));
        preferences.onStageSubmitted(SparkEvents.submitted(other));

        preferences.retain(ImmutableSet.of(DemandListener.id(other)));

        assertThat(preferences.of(ProfileId.DEFAULT)).containsOnlyKeys("b");
    }

    @Test
    void namesOfManyHostsThoseThatMostTasksWouldLike() {
        List<List<String>> tasks = IntStream.range(0, 3_000)
                .mapToObj(task -> task < 1_500 ? List.of("host-" + task) : List.of("host-" + task / 2))
                .toList();
        preferences.onStageSubmitted(SparkEvents.submitted(SparkEvents.stage(0, 0, 3_000, 0, tasks)));

        assertThat(preferences.of(ProfileId.DEFAULT))
                .hasSize(1_000)
                .containsEntry("host-750", 3)
                .containsEntry("host-1499", 3);
    }
}
