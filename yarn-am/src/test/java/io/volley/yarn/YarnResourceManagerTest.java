package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.placement.NodeRoom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.impl.AMRMClientImpl;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.Test;

class YarnResourceManagerTest {
    private static final YarnResourceManager.Registrant REGISTRANT =
            new YarnResourceManager.Registrant("host0", "http://driver");

    private final Blacklist blacklist = new Blacklist();

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
        YarnResourceManager yarn = new YarnResourceManager(blacklist, nodes, REGISTRANT, Optional.empty(), true);
        yarn.exclude(ImmutableSet.of("host1"));
        yarn.exclude(ImmutableSet.of());

        assertThat(blacklist.told)
                .containsExactly("[host1:1, host1:2] and no longer []", "[] and no longer [host1:1, host1:2]");
    }

    @Test
    void showsEachHandledAnswerAsProgressThatDiffers() throws YarnException, IOException {
        FakeApplicationMasterService service = new FakeApplicationMasterService();
        ResyncingClient client = new ResyncingClient();
        client.init(HadoopSettings.withReportedRacks(new Configuration(false)));
        client.connect(service);
        YarnResourceManager yarn = yarn(client);
        yarn.register();
        Set<Float> shown = new HashSet<>();
        for (int handled = 0; handled < ResourceManagerLoop.MOST_HANDLED; handled++) {
            yarn.allocate(handled);
            shown.add(service.progress);
        }

        assertThat(shown)
                .hasSize(ResourceManagerLoop.MOST_HANDLED)
                .allMatch(progress -> progress > 0 && progress < 0.12);
    }

    private static YarnResourceManager yarn(AMRMClient<ContainerRequest> client) {
        ClusterNodes nodes = () -> ImmutableList.of(node("host1"), node("host2"));
        return new YarnResourceManager(client, nodes, REGISTRANT, Optional.empty(), false);
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
