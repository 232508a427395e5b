package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.coordination.MemoryStore;
import io.volley.coordination.MemoryTree;
import io.volley.coordination.Pool;
import io.volley.coordination.PoolNodes;
import io.volley.core.record.ProfileId;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications on a cluster of 32 cores whose master serves them first come, first served. Executors have 4 cores. */
class FairShareTest {
    private static final ProfileId DEFAULT = ProfileId.DEFAULT;
    private static final ProfileId LARGE = new ProfileId(1);
    private static final int CLUSTER = 32;

    /** Steps of the test. */
    private static final double WINDOW = 10;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MemoryTree tree = new MemoryTree();
    private final List<Application> applications = new ArrayList<>();
    private double now;
    private OptionalInt clusterCores = OptionalInt.of(CLUSTER);

    @AfterEach
    void leave() {
        applications.forEach(application -> application.share.close());
    }

    @Test
    void leavesEverythingToWhoIsAlone() {
        Application alone = join("app-1", 1, 100);

        assertThat(alone.targets().get(DEFAULT))
                .isEqualTo(new Target(
                        8, ImmutableList.of("a test", "held to 32 of 32 cores, the share of pool etl: 1 application")));
    }

    @Test
    void sharesAmongThreeThoughTheFirstHasTakenEverything() {
        Application greedy = join("app-1", 1, 100);
        await("all of the cluster", () -> greedy.executors() == 8);

        Application second = join("app-2", 1, 100);
        Application third = join("app-3", 1, 100);

        await("a third each", () -> executors().equals(List.of(3, 3, 2)));
        assertThat(greedy.wanted().reasons())
                .containsExactly("a test", "held to 12 of 32 cores, the share of pool etl: 3 applications");
        assertThat(second.wanted().executors()).isEqualTo(3);
        assertThat(third.wanted().reason()).endsWith("held to 8 of 32 cores, the share of pool etl: 3 applications");
    }

    @Test
    void sharesByWeight() {
        join("app-1", 1, 100);
        join("app-2", 3, 100);

        await("a quarter and three", () -> executors().equals(List.of(2, 6)));
    }

    @Test
    void lendsWhatItDoesNotNeedAndGetsItBack() {
        Application borrower = join("app-1", 1, 100);
        Application lender = join("app-2", 1, 1);
        await("seven lent", () -> executors().equals(List.of(7, 1)));
        assertThat(lender.wanted().reasons()).containsExactly("a test");

        lender.needed = 100;
        await("a half each", () -> executors().equals(List.of(4, 4)));

        lender.needed = 0;
        await("all lent", () -> executors().equals(List.of(8, 0)));
        assertThat(borrower.wanted().reason()).endsWith("2 applications");
    }

    @Test
    void keepsItsShareBetweenTwoOfItsJobs() {
        Application other = join("app-1", 1, 100);
        Application rests = join("app-2", 1, 100);
        await("a half each", () -> executors().equals(List.of(4, 4)));

        rests.needed = 0;
        for (double end = now + WINDOW; now < end; ) {
            step();
            assertThat(other.executors()).isEqualTo(4);
        }
        rests.needed = 100;
        step();

        assertThat(executors()).isEqualTo(List.of(4, 4));
    }

    @Test
    void takesWhatTheDeadHad() {
        Application first = join("app-1", 1, 100);
        Application second = join("app-2", 1, 100);
        await("a half each", () -> executors().equals(List.of(4, 4)));

        second.store.loseSession();
        second.dies();

        await("everything", () -> first.executors() == 8);
    }

    @Test
    void takesWhatTheOneThatLeavesHad() {
        Application first = join("app-1", 1, 100);
        Application second = join("app-2", 1, 100);
        await("a half each", () -> executors().equals(List.of(4, 4)));

        second.share.close();
        second.dies();

        await("everything", () -> first.executors() == 8);
    }

    @Test
    void keepsToTheLastRecordsWhileZooKeeperIsAway() {
        Application first = join("app-1", 1, 100);
        join("app-2", 1, 100);
        await("a half each", () -> executors().equals(List.of(4, 4)));

        first.store.suspend();
        first.needed = 50;
        for (int round = 0; round < 10; round++) {
            step();
            assertThat(executors()).isEqualTo(List.of(4, 4));
        }
        first.store.resume();
        first.needed = 1;

        await("what it needs no more lent", () -> executors().equals(List.of(1, 7)));
    }

    @Test
    void believesWhoIsFirstByNameHowLargeTheClusterIs() {
        clusterCores = OptionalInt.of(16);
        Application first = join("app-1", 1, 100);
        await("four", () -> first.executors() == 4);

        clusterCores = OptionalInt.of(CLUSTER);
        Application zeroth = join("app-0", 1, 100);

        await("a half of the larger one each", () -> first.executors() == 4 && zeroth.executors() == 4);
    }

    @Test
    void holdsNobodyWhileNobodyKnowsHowLargeTheClusterIs() {
        clusterCores = OptionalInt.empty();

        assertThat(join("app-1", 1, 100).targets().get(DEFAULT)).isEqualTo(new Target(100, ImmutableList.of("a test")));
    }

    @Test
    void servesTheDefaultProfileFirst() {
        Application both = join("app-1", 1, 5);

        ImmutableSortedMap<ProfileId, Target> held = both.share.hold(
                ImmutableSortedMap.of(DEFAULT, target(5), LARGE, target(9)), Map.of(DEFAULT, 1, LARGE, 2), 0);

        assertThat(Maps.transformValues(held, Target::executors)).isEqualTo(Map.of(DEFAULT, 5, LARGE, 1));
        assertThat(held.get(DEFAULT)).isEqualTo(target(5));
        assertThat(held.get(LARGE))
                .isEqualTo(target(9).heldTo(1, "held to 32 of 32 cores, the share of pool etl: 1 application"));
    }

    @Test
    void needsNoMoreThanItCanGet() {
        Application capped = join(new Application("app-1", new Appetite(1, 8, WINDOW, FairShareTest::cores)), 100);
        Application other = join("app-2", 1, 100);

        await("what the capped one cannot get", () -> other.executors() == 6 && capped.executors() == 2);
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
                .hasMessage("spark.volley.pool is \"etl\", but no ZooKeeper is named in which its applications could"
                        + " meet; set spark.volley.zookeeper.connect, or Hadoop's hadoop.zk.address");
    }

    private Optional<FairShare> share(Map<String, String> settings) {
        return FairShare.of(
                VolleySettings.of(settings),
                new Configuration(false),
                "app-1",
                Integer.MAX_VALUE,
                FairShareTest::cores,
                () -> clusterCores);
    }

    private Application join(String name, double weight, int needed) {
        return join(
                new Application(name, new Appetite(weight, Integer.MAX_VALUE, WINDOW, FairShareTest::cores)), needed);
    }

    private Application join(Application application, int needed) {
        application.needed = needed;
        application.share.join(application.facts::add);
        applications.add(application);
        return application;
    }

    /** Every application has what it wants, in the order in which they came, as far as there is room. */
    private void step() {
        now++;
        int free = CLUSTER;
        for (Application application : applications) {
            application.plan();
            application.giveBack();
            free -= application.executors() * cores(DEFAULT);
        }
        for (Application application : applications) {
            free -= application.cluster.start(free / cores(DEFAULT)) * cores(DEFAULT);
        }
    }

    private List<Integer> executors() {
        return applications.stream().map(Application::executors).toList();
    }

    private void await(String what, BooleanSupplier reached) {
        Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
            step();
            return reached.getAsBoolean();
        });
    }

    private static int cores(ProfileId profile) {
        return profile.equals(LARGE) ? 8 : 4;
    }

    private static Target target(int executors) {
        return new Target(executors, ImmutableList.of("a test"));
    }

    private final class Application {
        private final MemoryStore store;
        private final FairShare share;
        private final FakeCluster cluster = new FakeCluster();
        private final Queue<Runnable> facts = new ConcurrentLinkedQueue<>();
        private Target wanted = target(0);
        private boolean dead;
        private int needed;

        private Application(String name, Appetite appetite) {
            store = new MemoryStore(tree, "the secret of " + name);
            OptionalInt cores = clusterCores;
            share = new FairShare(new Pool(store, new PoolNodes("/volley", "etl"), name), LIMIT, appetite, () -> cores);
        }

        private ImmutableMap<ProfileId, Target> targets() {
            for (Runnable fact = facts.poll(); fact != null; fact = facts.poll()) {
                fact.run();
            }
            return share.hold(ImmutableSortedMap.of(DEFAULT, target(needed)), Map.of(DEFAULT, executors()), now);
        }

        private void plan() {
            wanted = dead ? target(0) : targets().getOrDefault(DEFAULT, target(0));
            cluster.want(ImmutableSortedMap.of(DEFAULT, wanted), ImmutableSortedMap.of());
        }

        /** At once, as if nothing ran on them. */
        private void giveBack() {
            cluster.running().keySet().stream().skip(wanted.executors()).forEach(cluster::release);
            cluster.endReleased();
        }

        private int executors() {
            return cluster.running().size();
        }

        private Target wanted() {
            return wanted;
        }

        private void dies() {
            dead = true;
        }
    }
}
