package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.placement.NodeRoom;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hadoop's own client, with a ResourceManager that is restarted in the middle of a batch. */
class ResyncTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1024, 640, 1, ImmutableMap.of());
    private static final BatchId BATCH = new BatchId(1);

    private final FakeApplicationMasterService service = new FakeApplicationMasterService();
    private final ResyncingClient client = new ResyncingClient();
    private final ClusterNodes nodes = () -> ImmutableList.of(node("host1", 4), node("host2", 4));
    private final YarnResourceManager yarn =
            new YarnResourceManager(client, nodes, new Registrant("host0", "", ""), profile -> Optional.empty(), false);

    @BeforeEach
    void register() throws YarnException, IOException {
        client.init(HadoopSettings.withReportedRacks(new Configuration(false)));
        client.connect(service);
        client.whenUnknown(yarn::resynchronize);
        yarn.register();
    }

    @Test
    void requestsOnlyWhatIsMissingAgain() throws YarnException, IOException {
        request(BATCH, 10, false);
        service.allocate("host1", 6);
        assertThat(yarn.allocate(0).allocated()).hasSize(6);

        service.restart();
        yarn.allocate(0);

        assertThat(service.waiting()).isEqualTo(4);
    }

    @Test
    void requestsOnEachNamedHostOnlyWhatIsMissingThere() throws YarnException, IOException {
        request(BATCH, 8, true);
        service.allocate("host1", 3);
        service.allocate("host2", 1);
        yarn.allocate(0);

        service.restart();
        yarn.allocate(0);

        assertThat(service.waiting("host1")).isEqualTo(1);
        assertThat(service.waiting("host2")).isEqualTo(3);
    }

    @Test
    void staysCorrectOverSeveralRestarts() throws YarnException, IOException {
        request(BATCH, 10, false);
        for (int missing = 8; missing > 0; missing -= 2) {
            service.allocate("host1", 2);
            yarn.allocate(0);
            service.restart();
            yarn.allocate(0);
            assertThat(service.waiting()).isEqualTo(missing);
        }
    }

    @Test
    void requestsNothingOfABatchThatIsForgottenAfterwards() throws YarnException, IOException {
        request(BATCH, 10, false);
        request(new BatchId(2), 3, false);
        service.allocate("host1", 6);
        yarn.allocate(0);
        service.restart();
        yarn.allocate(0);

        yarn.forget(BATCH);
        yarn.allocate(0);
        assertThat(service.waiting()).as("the other batch").isEqualTo(3);

        service.restart();
        yarn.allocate(0);
        assertThat(service.waiting()).isEqualTo(3);
    }

    @Test
    void keepsTheWholeBatchInTheTableWhileNothingIsRestarted() throws YarnException, IOException {
        request(BATCH, 10, false);
        service.allocate("host1", 6);
        yarn.allocate(0);
        yarn.allocate(0);

        assertThat(service.waiting())
                .as("to change a count makes YARN allocate again what is on its way")
                .isEqualTo(4);
    }

    private void request(BatchId batch, int count, boolean named) throws YarnException, IOException {
        yarn.request(new Command.Request(
                batch, ProfileId.DEFAULT, SIZE, count, ImmutableMap.of(), named, "a test wants them"));
        yarn.allocate(0);
    }

    private static NodeRoom node(String name, int executors) {
        return new NodeRoom(name, name, 1_024L * executors, executors, ImmutableMap.of());
    }
}
