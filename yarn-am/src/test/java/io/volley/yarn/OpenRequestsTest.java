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

class OpenRequestsTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1000, 640, 2, ImmutableMap.of("yarn.io/gpu", 1L));
    private static final NodeRoom NODE = new NodeRoom("a", "a", 5_000, 10, ImmutableMap.of("yarn.io/gpu", 5L));
    private static final BatchId BATCH = new BatchId(1);

    private final OpenRequests open = new OpenRequests();

    @Test
    void takesFromANodesRoomWhatAnEarlierBatchIsAboutToGet() {
        request(3);

        assertThat(open.without(NODE)).isEqualTo(new NodeRoom("a", "a", 2_000, 4, ImmutableMap.of("yarn.io/gpu", 2L)));
    }

    @Test
    void countsWhatIsAllocatedNoMoreSinceYarnCountsItAsUsed() {
        request(3);
        open.allocated(BATCH, "a");
        open.allocated(BATCH, "a");

        assertThat(open.without(NODE).fits(SIZE)).isEqualTo(4);
    }

    @Test
    void forgetsABatchThatIsWithdrawn() {
        request(3);
        open.remove(BATCH);

        assertThat(open.without(NODE)).isEqualTo(NODE);
    }

    private void request(int count) {
        Command.Request request = new Command.Request(
                BATCH, ProfileId.DEFAULT, SIZE, count, ImmutableMap.of(), true, "a test wants them");
        open.add(request, new Placement(ImmutableSortedMap.of("a", count), 0), ImmutableList.of());
    }
}
