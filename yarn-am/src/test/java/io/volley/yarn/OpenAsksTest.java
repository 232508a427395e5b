package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.placement.NodeRoom;
import io.volley.core.placement.Placement;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import org.junit.jupiter.api.Test;

class OpenAsksTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1000, 640, 2, ImmutableMap.of("yarn.io/gpu", 1L));
    private static final NodeRoom NODE = new NodeRoom("a", "a", 5_000, 10, ImmutableMap.of("yarn.io/gpu", 5L));
    private static final BatchId BATCH = new BatchId(1);

    private final OpenAsks open = new OpenAsks();

    @Test
    void takesFromANodesRoomWhatAnEarlierBatchIsAboutToGet() {
        ask(3);

        assertThat(open.without(NODE)).isEqualTo(new NodeRoom("a", "a", 2_000, 4, ImmutableMap.of("yarn.io/gpu", 2L)));
    }

    @Test
    void countsWhatIsGrantedNoMoreSinceYarnCountsItAsUsed() {
        ask(3);
        open.granted(BATCH, "a");
        open.granted(BATCH, "a");

        assertThat(open.without(NODE).fits(SIZE)).isEqualTo(4);
    }

    @Test
    void forgetsABatchThatIsWithdrawn() {
        ask(3);
        open.remove(BATCH);

        assertThat(open.without(NODE)).isEqualTo(NODE);
    }

    private void ask(int count) {
        Command.Ask ask =
                new Command.Ask(BATCH, ProfileId.DEFAULT, SIZE, count, ImmutableMap.of(), true, "a test wants them");
        open.add(ask, new Placement(ImmutableSortedMap.of("a", count), 0), ImmutableList.of());
    }
}
