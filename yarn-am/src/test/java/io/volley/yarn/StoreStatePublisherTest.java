package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.FencingToken;
import io.volley.coordination.MemoryStore;
import io.volley.coordination.MemoryTree;
import io.volley.core.record.ContainerId;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreStatePublisherTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long WALL_AHEAD = 1_000;

    private final MemoryTree tree = new MemoryTree();
    private final MemoryStore store = started(tree);
    private final MemoryStore drivers = started(tree);
    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    private final AtomicInteger fenced = new AtomicInteger();
    private final List<ExitBatch> result = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        store.close();
        drivers.close();
    }

    @Test
    void writesEveryExitInBatchesThatFit() {
        drivers.watch(nodes.exits(), (node, batch) -> result.add(batch));
        StoreStatePublisher publisher = publisher(1);

        publisher.report(exits(2_500));

        await("all exits are written")
                .atMost(LIMIT)
                .until(() ->
                        result.stream().mapToInt(batch -> batch.exits().size()).sum() == 2_500);
        publisher.close();
    }

    @Test
    void writesExitsOnceTheStoreIsBack() {
        drivers.watch(nodes.exits(), (node, batch) -> result.add(batch));
        StoreStatePublisher publisher = publisher(1);
        store.suspend();
        publisher.report(exits(1));
        store.resume();

        await("the exit is written").atMost(LIMIT).until(() -> !result.isEmpty());
        publisher.close();
    }

    @Test
    void keepsNoMoreExitsThanItsMostWhileTheStoreIsAway() {
        drivers.watch(nodes.exits(), (node, batch) -> result.add(batch));
        StoreStatePublisher publisher = publisher(1);
        store.suspend();
        int many = 3 * ExitWriter.MOST_WAITING;
        for (int first = 0; first < many; first += 1_000) {
            publisher.report(exits(first, 1_000));
        }
        store.resume();

        await("the latest exit is written").atMost(LIMIT).until(() -> written().contains("c" + (many - 1)));
        assertThat(written())
                .as("the latest, and those that were being written")
                .hasSizeBetween(ExitWriter.MOST_WAITING, ExitWriter.MOST_WAITING + ExitBatch.MOST)
                .contains("c" + (many - ExitWriter.MOST_WAITING));
        publisher.close();
    }

    private List<String> written() {
        return result.stream()
                .flatMap(batch -> batch.exits().stream())
                .map(exit -> exit.container().value())
                .toList();
    }

    @Test
    void saysThatItIsFencedAndWritesNothingMore() {
        StoreStatePublisher publisher = publisher(1);
        var unused = drivers.takeToken(nodes.epoch(), 2);

        publisher.report(exits(1));

        await("the earlier attempt is fenced").atMost(LIMIT).until(() -> fenced.get() > 0);
        assertThat(result).isEmpty();
        publisher.close();
    }

    @Test
    void writesForTheRunThatItFollows() {
        drivers.watch(nodes.ofRun(2).exits(), (node, batch) -> result.add(batch));
        StoreStatePublisher publisher = publisher(1, nodes.ofRun(1));
        publisher.follow(2);

        publisher.report(exits(3));

        await("the exits are written").atMost(LIMIT).until(() -> written().size() == 3);
        publisher.close();
    }

    @Test
    void saysThatARunIsRecordedOnceThatStandsByTheClockOnTheWall() {
        DriverRuns runs = new DriverRuns(2, Optional.of(new ContainerId("c1")), ImmutableList.of(5L));
        StoreStatePublisher publisher = publisher(1, nodes.ofRun(2));
        List<Optional<DriverRuns>> seen = new CopyOnWriteArrayList<>();
        store.suspend();
        publisher.record(runs, () -> seen.add(drivers.read(nodes.runs())));
        store.resume();

        await("the record").atMost(LIMIT).until(() -> !seen.isEmpty());
        assertThat(seen).containsExactly(Optional.of(runs.later(WALL_AHEAD)));
        publisher.close();
    }

    private StoreStatePublisher publisher(int attempt) {
        return publisher(attempt, nodes);
    }

    private StoreStatePublisher publisher(int attempt, ApplicationNodes ofRun) {
        FencingToken token = store.takeToken(nodes.epoch(), attempt);
        return StoreStatePublisher.open(store, ofRun, token, Runnable::run, fenced::incrementAndGet, WALL_AHEAD);
    }

    private static ImmutableList<Exit> exits(int count) {
        return exits(0, count);
    }

    private static ImmutableList<Exit> exits(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> new Exit(new ContainerId("c" + number), "host", 1, "failed", true))
                .collect(ImmutableList.toImmutableList());
    }

    private static MemoryStore started(MemoryTree tree) {
        MemoryStore store = new MemoryStore(tree, "secret");
        store.start();
        return store;
    }
}
