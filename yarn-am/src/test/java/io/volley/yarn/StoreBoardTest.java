package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.MemoryStore;
import io.volley.coordination.MemoryTree;
import io.volley.coordination.Pen;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Exit;
import io.volley.core.record.ExitBatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreBoardTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MemoryTree tree = new MemoryTree();
    private final MemoryStore store = started(tree);
    private final MemoryStore drivers = started(tree);
    private final ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0001");
    private final AtomicInteger fenced = new AtomicInteger();
    private final List<ExitBatch> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        store.close();
        drivers.close();
    }

    @Test
    void writesEveryExitInBatchesThatFit() {
        drivers.watch(nodes.exits(), (node, batch) -> heard.add(batch));
        StoreBoard board = board(1);

        board.report(exits(2_500));

        await("all exits are written")
                .atMost(LIMIT)
                .until(() ->
                        heard.stream().mapToInt(batch -> batch.exits().size()).sum() == 2_500);
        board.close();
    }

    @Test
    void writesExitsOnceTheStoreIsBack() {
        drivers.watch(nodes.exits(), (node, batch) -> heard.add(batch));
        StoreBoard board = board(1);
        store.suspend();
        board.report(exits(1));
        store.resume();

        await("the exit is written").atMost(LIMIT).until(() -> !heard.isEmpty());
        board.close();
    }

    @Test
    void saysThatItIsFencedAndWritesNothingMore() {
        StoreBoard board = board(1);
        var unused = drivers.takePen(nodes.epoch(), 2);

        board.report(exits(1));

        await("the earlier attempt is fenced").atMost(LIMIT).until(() -> fenced.get() > 0);
        assertThat(heard).isEmpty();
        board.close();
    }

    private StoreBoard board(int attempt) {
        Pen pen = store.takePen(nodes.epoch(), attempt);
        return StoreBoard.open(store, nodes, pen, fenced::incrementAndGet);
    }

    private static ImmutableList<Exit> exits(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Exit(new ContainerId("c" + number), "host", 1, "failed", true))
                .collect(ImmutableList.toImmutableList());
    }

    private static MemoryStore started(MemoryTree tree) {
        MemoryStore store = new MemoryStore(tree, "secret");
        store.start();
        return store;
    }
}
