package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.DriverPresence;
import io.volley.coordination.MemoryStore;
import io.volley.coordination.MemoryTree;
import io.volley.coordination.Pen;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Counts;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.Observed;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import io.volley.yarn.ApplicationMaster.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationMasterTest {
    private static final ApplicationNodes NODES = new ApplicationNodes("/volley", "application_1_0001");
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 1, ImmutableMap.of());
    private static final ApplicationMaster.Pace PACE = new ApplicationMaster.Pace(
            Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofMillis(50), false);

    private final MemoryTree tree = new MemoryTree();
    private final MemoryStore driver = new MemoryStore(tree, "secret");
    private final MemoryStore store = new MemoryStore(tree, "secret");
    private final List<Exit> exits = new CopyOnWriteArrayList<>();
    private long generation;

    @BeforeEach
    void startDriver() {
        driver.start();
        store.start();
        driver.announce(NODES.driver(), new DriverPresence("driver", 1));
        driver.watch(NODES.exits(), (node, batch) -> exits.addAll(batch.exits()));
        await("the driver's presence", () -> driver.read(NODES.driver()).isPresent());
    }

    @AfterEach
    void close() {
        store.close();
        driver.close();
    }

    @Test
    void asksForABatchInOneCallSpreadOverTheNodes() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(100, List.of());
        FakeNodeManagers starter = new FakeNodeManagers(0);
        want(8);
        CompletableFuture<Outcome> outcome = run(1, yarn, starter);

        await("8 to run", () -> counts().equals(new Counts(0, 0, 8)));

        assertThat(yarn.asked()).containsExactly("8 on {h0=4, h1=4}");
        assertThat(yarn.callsWithAsks()).isEqualTo(1);
        assertThat(starter.calls()).hasSize(1);
        assertThat(observed().reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("batch 1: asking for 8 executors of profile 0: a test; on 2 nodes with room"))
                .anySatisfy(reason -> assertThat(reason).startsWith("batch 1: 8 of 8 granted after"))
                .anySatisfy(reason -> assertThat(reason).startsWith("batch 1: 8 of 8 started after"));
        end(outcome);
        assertThat(yarn.held()).isEmpty();
        assertThat(yarn.ending()).contains(new Ending(true, "done"));
    }

    @Test
    void givesBackWhatTheDriverNamesAndReportsItsEnd() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(100, List.of());
        want(3);
        CompletableFuture<Outcome> outcome = run(1, yarn, new FakeNodeManagers(0));
        await("3 to run", () -> counts().equals(new Counts(0, 0, 3)));
        ContainerId first = yarn.held().get(0);

        want(2, first);
        await("its end to be reported", () -> exits.size() == 1);

        assertThat(exits.get(0).container()).isEqualTo(first);
        assertThat(exits.get(0).causedByApplication()).isFalse();
        assertThat(yarn.asked()).hasSize(1);
        end(outcome);
    }

    @Test
    void replacesWhatEndsAndWhatCannotBeStarted() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(100, List.of());
        want(4);
        CompletableFuture<Outcome> outcome = run(1, yarn, new FakeNodeManagers(2));
        await("4 to run", () -> counts().equals(new Counts(0, 0, 4)));

        yarn.kill(yarn.held().get(0), 137);
        await("the third end", () -> exits.size() == 3);
        await("4 to run again", () -> counts().equals(new Counts(0, 0, 4)));

        assertThat(exits).extracting(Exit::causedByApplication).containsExactly(false, false, true);
        assertThat(observed().failures()).isEqualTo(3);
        end(outcome);
    }

    @Test
    void runsOnWhatThereIsWhenTheClusterIsTooSmall() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(3, List.of());
        want(8);
        CompletableFuture<Outcome> outcome = run(1, yarn, new FakeNodeManagers(0));
        await("3 to run", () -> counts().equals(new Counts(5, 0, 3)));

        want(3);
        await("the rest to be withdrawn", () -> counts().equals(new Counts(0, 0, 3)));
        end(outcome);
    }

    @Test
    void aLaterAttemptCarriesOnWithTheExecutorsThatRun() throws Exception {
        List<Allocation> left = List.of(FakeResourceManager.allocation(0, 1), FakeResourceManager.allocation(1, 1));
        FakeResourceManager yarn = new FakeResourceManager(100, left);
        want(3);
        CompletableFuture<Outcome> outcome = run(2, yarn, new FakeNodeManagers(0));
        await("3 to run", () -> counts().equals(new Counts(0, 0, 3)));

        assertThat(yarn.asked()).singleElement().asString().startsWith("1 on ");
        end(outcome);
    }

    @Test
    void touchesNothingOnceALaterAttemptHasTakenOver() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(100, List.of());
        want(2);
        CompletableFuture<Outcome> outcome = run(1, yarn, new FakeNodeManagers(0));
        await("2 to run", () -> counts().equals(new Counts(0, 0, 2)));

        driver.takePen(NODES.epoch(), 2);
        want(0, yarn.held().get(0));

        assertThat(get(outcome)).isEqualTo(Outcome.FENCED);
        assertThat(observed().attempt()).isEqualTo(1);
        assertThat(yarn.ending()).isEmpty();
    }

    @Test
    void touchesNothingOnceYarnHasBegunAnotherAttempt() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(100, List.of());
        want(2);
        CompletableFuture<Outcome> outcome = run(1, yarn, new FakeNodeManagers(0));
        await("2 to run", () -> counts().equals(new Counts(0, 0, 2)));

        yarn.replace();

        assertThat(get(outcome)).isEqualTo(Outcome.FENCED);
        assertThat(yarn.held()).hasSize(2);
        assertThat(yarn.ending()).isEmpty();
    }

    @Test
    void givesEverythingBackWhenTheDriverIsGoneForTooLong() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(100, List.of());
        want(2);
        CompletableFuture<Outcome> outcome = run(1, yarn, new FakeNodeManagers(0));
        await("2 to run", () -> counts().equals(new Counts(0, 0, 2)));

        driver.close();

        assertThat(get(outcome)).isEqualTo(Outcome.ABANDONED);
        assertThat(yarn.held()).isEmpty();
        assertThat(yarn.ending()).hasValueSatisfying(ending -> {
            assertThat(ending.succeeded()).isFalse();
            assertThat(ending.diagnostics()).startsWith("The driver has been gone for");
        });
    }

    @Test
    void asksYarnSeldomWhenNothingIsPending() throws Exception {
        FakeResourceManager yarn = new FakeResourceManager(100, List.of());
        want(1);
        CompletableFuture<Outcome> outcome = run(1, yarn, new FakeNodeManagers(0));
        await("1 to run", () -> counts().equals(new Counts(0, 0, 1)));
        int before = yarn.calls();
        long beat = observed().beat();

        await("a beat", () -> observed().beat() > beat);

        assertThat(yarn.calls() - before).isLessThanOrEqualTo(3_100 / 20);
        end(outcome);
    }

    private CompletableFuture<Outcome> run(int attempt, FakeResourceManager yarn, FakeNodeManagers starter) {
        Pen pen = store.takePen(NODES.epoch(), attempt);
        ApplicationMaster applicationMaster =
                new ApplicationMaster(new SharedState(store, NODES, pen), PACE, yarn, starter, InstantSource.system());
        return CompletableFuture.supplyAsync(() -> {
            try {
                return applicationMaster.run();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private void want(int target, ContainerId... release) {
        driver.write(
                NODES.desired(),
                new Desired(
                        ++generation,
                        ImmutableSortedMap.of(ProfileId.DEFAULT, new Wanted(SIZE, target, ImmutableMap.of(), "a test")),
                        ImmutableSet.of(),
                        ImmutableSet.copyOf(release),
                        Optional.empty()));
    }

    private void end(CompletableFuture<Outcome> outcome) throws Exception {
        driver.write(
                NODES.desired(),
                new Desired(
                        ++generation,
                        ImmutableSortedMap.of(),
                        ImmutableSet.of(),
                        ImmutableSet.of(),
                        Optional.of(new Ending(true, "done"))));
        assertThat(get(outcome)).isEqualTo(Outcome.ENDED);
    }

    private static Outcome get(CompletableFuture<Outcome> outcome)
            throws InterruptedException, ExecutionException, TimeoutException {
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private Observed observed() {
        return driver.read(NODES.observed()).orElseThrow();
    }

    private Counts counts() {
        return driver.read(NODES.observed())
                .map(Observed::profiles)
                .map(profiles -> profiles.get(ProfileId.DEFAULT))
                .orElse(Counts.NONE);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }
}
