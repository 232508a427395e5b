package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.placement.NodeRoom;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ResourceTypeInfo;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.impl.AMRMClientImpl;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class YarnResourceManagerTest {
    private static final Registrant REGISTRANT =
            new Registrant("host0", "http://driver", "history:18080/history/application_1_1");

    private final Blacklist blacklist = new Blacklist();
    private final FakeApplicationMasterService service = new FakeApplicationMasterService();

    @AfterEach
    void forgetTypesOfResources() {
        ResourceUtils.resetResourceTypes(new Configuration(false));
    }

    @Test
    void excludesHostsThroughHadoopsOwnClient() {
        YarnResourceManager yarn = yarn(AMRMClient.createAMRMClient());

        assertThatCode(() -> {
                    yarn.exclude(ImmutableSet.of("host1"));
                    yarn.exclude(ImmutableSet.of("host2"));
                    yarn.liftExclusions();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void tellsOnlyWhatHasChanged() {
        YarnResourceManager yarn = yarn(blacklist);
        yarn.exclude(ImmutableSet.of("host1", "host2"));
        yarn.exclude(ImmutableSet.of("host2", "host3"));

        assertThat(blacklist.told).containsExactly("[host1, host2] and no longer []", "[host3] and no longer [host1]");
    }

    @Test
    void liftsWhatEarlierAttemptsExcluded() {
        yarn(blacklist).liftExclusions();

        assertThat(blacklist.told).containsExactly("[] and no longer [host1, host2]");
    }

    @Test
    void excludesEveryNodeOfAHostWhereNodesAreNamedWithTheirPorts() {
        ClusterNodes nodes = () -> ImmutableList.of(node("host1:1", "host1"), node("host1:2", "host1"), node("host2"));
        YarnResourceManager yarn =
                new YarnResourceManager(blacklist, nodes, REGISTRANT, profile -> Optional.empty(), true);
        yarn.exclude(ImmutableSet.of("host1"));
        yarn.exclude(ImmutableSet.of());

        assertThat(blacklist.told)
                .containsExactly("[host1:1, host1:2] and no longer []", "[] and no longer [host1:1, host1:2]");
    }

    @Test
    void showsEachHandledAnswerAsProgressThatDiffers() throws YarnException, IOException {
        YarnResourceManager yarn = registered(service);
        Set<Float> shown = new HashSet<>();
        for (int handled = 0; handled < ResourceManagerLoop.MOST_HANDLED; handled++) {
            yarn.allocate(handled);
            shown.add(service.progress);
        }

        assertThat(shown)
                .hasSize(ResourceManagerLoop.MOST_HANDLED)
                .allMatch(progress -> progress > 0 && progress < 0.12);
    }

    @Test
    void requestsTypesOfResourcesThatOnlyTheResourceManagerKnows() throws YarnException, IOException {
        service.types.addAll(List.of(
                ResourceTypeInfo.newInstance("memory-mb", "Mi"),
                ResourceTypeInfo.newInstance("vcores"),
                ResourceTypeInfo.newInstance("yarn.io/gpu")));
        YarnResourceManager yarn = registered(service);

        yarn.request(new Command.Request(
                new BatchId(1),
                ProfileId.DEFAULT,
                new ExecutorSize(1024, 640, 2, ImmutableMap.of("yarn.io/gpu", 3L)),
                1,
                ImmutableMap.of(),
                false,
                "a test wants it"));
        yarn.allocate(0);

        assertThat(service.capability().getMemorySize()).isEqualTo(1024);
        assertThat(service.capability().getVirtualCores()).isEqualTo(2);
        assertThat(service.capability().getResourceValue("yarn.io/gpu")).isEqualTo(3);
    }

    private static YarnResourceManager registered(FakeApplicationMasterService service)
            throws YarnException, IOException {
        ResyncingClient client = new ResyncingClient();
        client.init(HadoopSettings.withReportedRacks(new Configuration(false)));
        client.connect(service);
        YarnResourceManager yarn = yarn(client);
        yarn.register();
        return yarn;
    }

    private static YarnResourceManager yarn(AMRMClient<ContainerRequest> client) {
        ClusterNodes nodes = () -> ImmutableList.of(node("host1"), node("host2"));
        return new YarnResourceManager(client, nodes, REGISTRANT, profile -> Optional.empty(), false);
    }

    private static NodeRoom node(String host) {
        return node(host, host);
    }

    private static NodeRoom node(String name, String host) {
        return new NodeRoom(name, host, 1024, 1, ImmutableMap.of());
    }

    /** A client that keeps what it is told to exclude. */
    private static final class Blacklist extends AMRMClientImpl<ContainerRequest> {
        private final List<String> told = new ArrayList<>();

        @Override
        public synchronized void updateBlacklist(List<String> more, List<String> noLonger) {
            told.add(more + " and no longer " + noLonger);
        }
    }
}
