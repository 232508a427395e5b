package io.volley.standalone.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.core.record.ProfileId;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import io.volley.spark.scaling.Target;
import io.volley.standalone.pool.PlayedPool.Application;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications on a cluster of 32 cores whose master serves them first come, first served. Executors have 4 cores. */
class FairShareTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);

    private final PlayedPool pool = new PlayedPool();

    @AfterEach
    void leave() {
        pool.close();
    }

    @Test
    void leavesEverythingToWhoIsAlone() {
        Application alone = pool.join("app-1", 1, 100);

        assertThat(alone.targets().get(DEFAULT))
                .isEqualTo(new Target(
                        8,
                        ImmutableList.of("a test", "limited to 32 of 32 cores, the share of pool etl: 1 application")));
    }

    @Test
    void sharesAmongThreeThoughTheFirstHasTakenEverything() {
        Application greedy = pool.join("app-1", 1, 100);
        pool.await("all of the cluster", () -> greedy.executors() == 8);

        Application second = pool.join("app-2", 1, 100);
        Application third = pool.join("app-3", 1, 100);

        pool.await("a third each", () -> pool.executors().equals(List.of(3, 3, 2)));
        assertThat(greedy.wanted().reasons())
                .containsExactly("a test", "limited to 12 of 32 cores, the share of pool etl: 3 applications");
        assertThat(second.wanted().executors()).isEqualTo(3);
        assertThat(third.wanted().reason()).endsWith("limited to 8 of 32 cores, the share of pool etl: 3 applications");
    }

    @Test
    void sharesByWeight() {
        pool.join("app-1", 1, 100);
        pool.join("app-2", 3, 100);

        pool.await("a quarter and three", () -> pool.executors().equals(List.of(2, 6)));
    }

    @Test
    void lendsWhatItDoesNotNeedAndGetsItBack() {
        Application borrower = pool.join("app-1", 1, 100);
        Application lender = pool.join("app-2", 1, 1);
        pool.await("seven lent", () -> pool.executors().equals(List.of(7, 1)));
        assertThat(lender.wanted().reasons()).containsExactly("a test");

        lender.needs(100);
        pool.await("a half each", () -> pool.executors().equals(List.of(4, 4)));

        lender.needs(0);
        pool.await("all lent", () -> pool.executors().equals(List.of(8, 0)));
        assertThat(borrower.wanted().reason()).endsWith("2 applications");
    }

    @Test
    void keepsItsShareBetweenTwoOfItsJobs() {
        Application other = pool.join("app-1", 1, 100);
        Application rests = pool.join("app-2", 1, 100);
        pool.await("a half each", () -> pool.executors().equals(List.of(4, 4)));

        rests.needs(0);
        for (int step = 0; step < PlayedPool.WINDOW; step++) {
            pool.step();
            assertThat(other.executors()).isEqualTo(4);
        }
        rests.needs(100);
        pool.step();

        assertThat(pool.executors()).isEqualTo(List.of(4, 4));
    }

    @Test
    void takesWhatTheDeadHad() {
        Application first = pool.join("app-1", 1, 100);
        Application second = pool.join("app-2", 1, 100);
        pool.await("a half each", () -> pool.executors().equals(List.of(4, 4)));

        second.store().loseSession();
        second.dies();

        pool.await("everything", () -> first.executors() == 8);
    }

    @Test
    void takesWhatTheOneThatLeavesHad() {
        Application first = pool.join("app-1", 1, 100);
        Application second = pool.join("app-2", 1, 100);
        pool.await("a half each", () -> pool.executors().equals(List.of(4, 4)));

        second.share().close();
        second.dies();

        pool.await("everything", () -> first.executors() == 8);
    }

    @Test
    void keepsToTheLastRecordsWhileZooKeeperIsAway() {
        Application first = pool.join("app-1", 1, 100);
        pool.join("app-2", 1, 100);
        pool.await("a half each", () -> pool.executors().equals(List.of(4, 4)));

        first.store().suspend();
        first.needs(50);
        for (int round = 0; round < 10; round++) {
            pool.step();
            assertThat(pool.executors()).isEqualTo(List.of(4, 4));
        }
        first.store().resume();
        first.needs(1);

        pool.await("what it needs no more lent", () -> pool.executors().equals(List.of(1, 7)));
    }

    @Test
    void believesWhoIsFirstByNameHowLargeTheClusterIs() {
        pool.clusterCores(OptionalInt.of(16));
        Application first = pool.join("app-1", 1, 100);
        pool.await("four", () -> first.executors() == 4);

        pool.clusterCores(OptionalInt.of(PlayedPool.CLUSTER));
        Application zeroth = pool.join("app-0", 1, 100);

        pool.await("a half of the larger one each", () -> first.executors() == 4 && zeroth.executors() == 4);
    }

    @Test
    void holdsNobodyWhileNobodyKnowsHowLargeTheClusterIs() {
        pool.clusterCores(OptionalInt.empty());

        assertThat(pool.join("app-1", 1, 100).targets().get(DEFAULT))
                .isEqualTo(new Target(100, ImmutableList.of("a test")));
    }

    @Test
    void servesTheDefaultProfileFirst() {
        Application both = pool.join("app-1", 1, 5);

        ImmutableSortedMap<ProfileId, Target> held = both.share()
                .hold(
                        ImmutableSortedMap.of(DEFAULT, PlayedPool.target(5), LARGE, PlayedPool.target(9)),
                        Map.of(DEFAULT, 1, LARGE, 2),
                        0);

        assertThat(Maps.transformValues(held, Target::executors)).isEqualTo(Map.of(DEFAULT, 5, LARGE, 1));
        assertThat(held.get(DEFAULT)).isEqualTo(PlayedPool.target(5));
        assertThat(held.get(LARGE))
                .isEqualTo(PlayedPool.target(9)
                        .heldTo(1, "limited to 32 of 32 cores, the share of pool etl: 1 application"));
    }

    @Test
    void needsNoMoreThanItCanGet() {
        Application capped = pool.join("app-1", new PoolDemand(1, 8, PlayedPool.WINDOW, PlayedPool::cores), 100);
        Application other = pool.join("app-2", 1, 100);

        pool.await("what the capped one cannot get", () -> other.executors() == 6 && capped.executors() == 2);
    }

    @Test
    void isMadeOnlyWhereAPoolIsNamed() {
        assertThat(share(Map.of())).isEmpty();
        assertThat(share(Map.of("spark.volley.pool", "etl", "spark.volley.zookeeper.connect", "zk1:2181")))
                .isPresent();
    }

    @Test
    void saysThatAPoolNeedsAZooKeeper() {
        assertThatThrownBy(() -> share(Map.of("spark.volley.pool", "etl")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("spark.volley.pool is \"etl\", but no ZooKeeper is configured, and pools need one;"
                        + " set spark.volley.zookeeper.connect");
    }

    private Optional<FairShare> share(Map<String, String> settings) {
        return FairShare.of(
                VolleySettings.of(settings),
                new Configuration(false),
                "app-1",
                Integer.MAX_VALUE,
                PlayedPool::cores,
                () -> OptionalInt.of(PlayedPool.CLUSTER));
    }
}
