package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.placement.NodeRoom;
import io.volley.core.placement.Placement;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which nodes batches name that follow each other: those that have room now, as far as that can be known. */
class NamedNodesTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1024, 640, 1, ImmutableMap.of());

    private final FakeApplicationMasterService service = new FakeApplicationMasterService();
    private final ResyncingClient client = new ResyncingClient();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private int free = 3;
    private long now = 1_000;
    private final RecentClusterNodes nodes =
            new RecentClusterNodes(this::fetch, background::add, Duration.ZERO, () -> now);
    private final YarnResourceManager yarn =
            new YarnResourceManager(client, nodes, new Registrant("host0", "", ""), profile -> Optional.empty(), false);

    @BeforeEach
    void register() throws YarnException, IOException {
        client.init(HadoopSettings.withReportedRacks(new Configuration(false)));
        client.connect(service);
        yarn.register();
        nodes.prepare();
        background.remove().run();
    }

    @Test
    void namesNoNodeThatTheBatchBeforeHasFilled() throws YarnException, IOException {
        request(1, 4);
        service.allocate("host1", 2);
        service.allocate("host2", 2);
        yarn.allocate(0);
        yarn.forget(new BatchId(1));

        assertThat(request(2, 4).named()).isEqualTo(ImmutableMap.of("host1", 1, "host2", 1));
    }

    @Test
    void namesNoNodeThatHasBeenFilledWithoutBeingNamed() throws YarnException, IOException {
        yarn.request(command(1, 3, false));
        yarn.allocate(0);
        service.allocate("host1", 3);
        yarn.allocate(0);
        yarn.forget(new BatchId(1));

        assertThat(request(2, 4).named()).isEqualTo(ImmutableMap.of("host2", 3));
    }

    @Test
    void asksAgainForNodesThatItHasKnownSinceItsStart() {
        now += 3_600_000;
        free = 1;
        yarn.request(command(1, 4, true));
        background.remove().run();

        assertThat(yarn.request(command(2, 8, true)).rest())
                .as("besides the four that the first batch has named")
                .isEqualTo(8);
    }

    private Placement request(long batch, int count) throws YarnException, IOException {
        Placement placement = yarn.request(command(batch, count, true));
        yarn.allocate(0);
        return placement;
    }

    private static Command.Request command(long batch, int count, boolean named) {
        return new Command.Request(
                new BatchId(batch), ProfileId.DEFAULT, SIZE, count, ImmutableMap.of(), named, "a test wants them");
    }

    private ImmutableList<NodeRoom> fetch() {
        return ImmutableList.of(node("host1"), node("host2"));
    }

    private NodeRoom node(String name) {
        return new NodeRoom(name, name, 1_024L * free, free, ImmutableMap.of());
    }
}
