package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.placement.NodeRoom;
import io.volley.core.record.ExecutorSize;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RecentClusterNodesTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1024, 640, 1, ImmutableMap.of("yarn.io/gpu", 1L));
    private static final Duration NO_PATIENCE = Duration.ZERO;

    private final Queue<Runnable> background = new ArrayDeque<>();
    private int fetches;
    private int free = 4;
    private long now = 1_000;
    private final RecentClusterNodes nodes =
            new RecentClusterNodes(this::fetch, background::add, NO_PATIENCE, () -> now);

    @Test
    void fetchesOnceForAllBatchesOfSomeSeconds() {
        prepare();
        for (int batch = 0; batch < 100; batch++) {
            nodes.withRoom();
        }
        now += RecentClusterNodes.RECENT;
        nodes.withRoom();

        assertThat(fetches).isOne();
        assertThat(background).isEmpty();
    }

    @Test
    void fetchesAgainOnceTheListIsOld() {
        prepare();
        nodes.withRoom();
        now += RecentClusterNodes.RECENT + 1;
        free = 2;

        assertThat(nodes.withRoom())
                .as("the old one, while the new one is under way")
                .containsExactly(room(4));
        background.remove().run();
        assertThat(nodes.withRoom()).containsExactly(room(2));
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void fetchesNoSecondListWhileOneIsUnderWay() {
        prepare();
        nodes.withRoom();
        now += 10 * RecentClusterNodes.RECENT;
        nodes.withRoom();
        now += 10 * RecentClusterNodes.RECENT;
        nodes.withRoom();

        assertThat(background).hasSize(1);
    }

    @Test
    void takesNoListForRecentThatNobodyAskedForInTime() {
        prepare();
        now += RecentClusterNodes.RECENT + 1;
        free = 2;

        assertThat(nodes.withRoom()).as("without waiting for a new one").containsExactly(room(4));
        background.remove().run();
        assertThat(nodes.withRoom()).containsExactly(room(2));
    }

    @Test
    void fetchesAgainAfterAListThatCameTooLate() {
        prepare();
        nodes.withRoom();
        now += RecentClusterNodes.RECENT + 1;
        nodes.withRoom();
        background.remove().run();
        now += RecentClusterNodes.RECENT + 1;
        nodes.withRoom();

        assertThat(background).hasSize(1);
    }

    @Test
    void takesOffWhatHasBeenAllocatedSinceAListThatCameTooLate() {
        prepare();
        nodes.withRoom();
        now += RecentClusterNodes.RECENT + 1;
        nodes.withRoom();
        background.remove().run();
        nodes.allocated("a", SIZE);

        assertThat(nodes.withRoom()).containsExactly(room(3));
    }

    @Test
    void takesOffWhatHasBeenAllocatedSince() {
        prepare();
        nodes.withRoom();
        nodes.allocated("a", SIZE);
        nodes.allocated("unknown", SIZE);

        assertThat(nodes.withRoom()).containsExactly(room(3));
    }

    @Test
    void believesANewListMoreThanItsOwnCount() {
        prepare();
        nodes.withRoom();
        nodes.allocated("a", SIZE);
        now += RecentClusterNodes.RECENT + 1;
        nodes.withRoom();
        background.remove().run();

        assertThat(nodes.withRoom()).containsExactly(room(4));
    }

    private void prepare() {
        nodes.prepare();
        background.remove().run();
    }

    private ImmutableList<NodeRoom> fetch() {
        fetches++;
        return ImmutableList.of(room(free));
    }

    private static NodeRoom room(int executors) {
        return new NodeRoom("a", "a", 1_024L * executors, executors, ImmutableMap.of("yarn.io/gpu", (long) executors));
    }
}
