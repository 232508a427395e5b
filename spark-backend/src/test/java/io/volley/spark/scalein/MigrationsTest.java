package io.volley.spark.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ProfileId;
import io.volley.core.scalein.ExecutorUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How one of them goes on is in core's MigrationTest. */
class MigrationsTest {
    private static final Set<String> TWO = Set.of("1", "2");

    private final PlayedReleaser releaser = new PlayedReleaser(executor -> false);
    private final Migrations migrations = new Migrations(releaser, new PlayedPlaces(), 60);

    @Test
    void countsNobodyWhomSparkRefusesToDecommission() {
        assertThat(migrations.begin(ProfileId.DEFAULT, TWO, 0)).isEmpty();

        assertThat(migrations.migrating()).isEmpty();
        assertThat(migrations.isAnyOpen()).isFalse();
    }

    @Test
    void countsThoseWhoseDataIsMigratedUntilTheyAreReleased() {
        releaser.decommissions(ImmutableSet.of("1"));
        assertThat(migrations.begin(ProfileId.DEFAULT, TWO, 0)).containsExactly("1");
        assertThat(migrations.migrating()).containsExactly(Map.entry(ProfileId.DEFAULT, 1L));

        for (int second = 1; second < 3; second++) {
            migrations.step(executors -> Map.of("1", ExecutorUsage.nothing("1", 0)), second);
        }
        assertThat(releaser.killed()).isEqualTo(List.of("1"));
        assertThat(migrations.migrating()).isEmpty();
        assertThat(migrations.isAnyOpen()).isFalse();
    }
}
