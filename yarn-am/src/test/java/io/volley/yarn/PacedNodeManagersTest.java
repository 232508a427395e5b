package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.StartFailure;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.util.Records;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedNodeManagersTest {
    private static final NodeId SMALL = NodeId.newInstance("small", 1);
    private static final NodeId LARGE = NodeId.newInstance("large", 1);
    private static final NodeId UNKNOWN = NodeId.newInstance("unknown", 1);
    private static final NodeManagers.Listener NOBODY = new NodeManagers.Listener() {
        @Override
        public void started(ImmutableList<ContainerId> containers) {}

        @Override
        public void startFailed(ImmutableList<StartFailure> failures) {}
    };

    private final List<ImmutableList<NodeManagers.Start>> calls = new ArrayList<>();
    private final PacedNodeManagers paced =
            new PacedNodeManagers(new Recorded(), PacedNodeManagersTest::cores, () -> 0);

    @AfterEach
    void close() {
        paced.close();
    }

    @Test
    void startsTogetherWhatTheNodesHaveCoresFor() {
        paced.start(starts(LARGE, 8), NOBODY);
        paced.start(starts(UNKNOWN, 3), NOBODY);

        assertThat(calls()).extracting(List::size).containsExactly(8, 3);
    }

    @Test
    void startsTheFirstOfASmallNodeAtOnceAndTheOthersLater() {
        paced.start(starts(SMALL, 2), NOBODY);

        assertThat(calls()).extracting(List::size).containsExactly(1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(calls()).extracting(List::size).containsExactly(1, 1));
    }

    @Test
    void startsNothingThatWaitsOnceItIsClosed() {
        paced.start(starts(SMALL, 4), NOBODY);
        paced.close();
        paced.start(starts(SMALL, 1), NOBODY);

        assertThat(calls()).extracting(List::size).containsExactly(1);
    }

    private static OptionalInt cores(NodeId node) {
        return node.equals(UNKNOWN) ? OptionalInt.empty() : OptionalInt.of(node.equals(SMALL) ? 1 : 8);
    }

    private List<ImmutableList<NodeManagers.Start>> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    private static ImmutableList<NodeManagers.Start> starts(NodeId node, int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(number -> {
                    Container container = Records.newRecord(Container.class);
                    container.setNodeId(node);
                    return new NodeManagers.Start(
                            new Command.Launch(
                                    new ContainerId(node + "_" + number),
                                    ProfileId.DEFAULT,
                                    new ExecutorId(number),
                                    new ExecutorSize(1000, 640, 1, ImmutableMap.of()),
                                    node.getHost()),
                            container);
                })
                .collect(ImmutableList.toImmutableList());
    }

    /** Remembers what it was told to start. */
    private final class Recorded implements NodeManagers {
        @Override
        public void start(ImmutableList<Start> starts, Listener listener) {
            synchronized (calls) {
                calls.add(starts);
            }
        }

        @Override
        public void close() {}
    }
}
