package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.ledger.Batch;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.End;
import io.volley.core.ledger.Grant;
import io.volley.core.placement.Node;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Room;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.NMTokenCache;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.InvalidApplicationMasterRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.proto.YarnServiceProtos.SchedulerResourceTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ResourceManager by YARN's own synchronous client.
 *
 * <p>A profile is a priority: its number and one more, since 0 is the ApplicationMaster's own container. A batch is two
 * allocation request ids, since YARN's client refuses to mix in one what names hosts strictly and what names none: twice
 * its number with hosts, and one more without.
 */
final class YarnResourceManager implements ResourceManager {
    private static final Logger LOG = LoggerFactory.getLogger(YarnResourceManager.class);
    private static final int UNKNOWN_CORES = 100_000;

    private final Configuration conf;
    private final String host;
    private final String trackingUrl;
    private final Optional<String> nodeLabel;
    private final boolean portInNames;
    private final AMRMClient<ContainerRequest> client = AMRMClient.createAMRMClient();
    private final YarnClient reports = YarnClient.createYarnClient();
    private final Map<Long, List<ContainerRequest>> requests = new HashMap<>();
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private boolean coresCount;
    private boolean reportsFail;

    /**
     * @param host where this attempt runs
     * @param trackingUrl the driver's pages; may be empty
     * @param nodeLabel the label expression to ask with; hosts are not named then, since YARN refuses both together
     */
    YarnResourceManager(Configuration conf, String host, String trackingUrl, Optional<String> nodeLabel) {
        this.conf = new Configuration(conf);
        this.host = host;
        this.trackingUrl = trackingUrl;
        this.nodeLabel = nodeLabel;
        this.portInNames = conf.getBoolean(
                YarnConfiguration.RM_SCHEDULER_INCLUDE_PORT_IN_NODE_NAME,
                YarnConfiguration.DEFAULT_RM_SCHEDULER_USE_PORT_FOR_NODE_NAME);
        this.conf.setClass(
                CommonConfigurationKeysPublic.NET_TOPOLOGY_NODE_SWITCH_MAPPING_IMPL_KEY,
                ReportedRacks.class,
                DNSToSwitchMapping.class);
        client.setNMTokenCache(new NMTokenCache());
    }

    /** The tokens that start containers. */
    NMTokenCache tokens() {
        return client.getNMTokenCache();
    }

    @Override
    public ImmutableList<Allocation> register() throws IOException, YarnException {
        client.init(conf);
        client.start();
        reports.init(conf);
        reports.start();
        RegisterApplicationMasterResponse response = client.registerApplicationMaster(host, -1, trackingUrl);
        coresCount = response.getSchedulerResourceTypes().contains(SchedulerResourceTypes.CPU);
        return response.getContainersFromPreviousAttempts().stream()
                .filter(container -> container.getPriority().getPriority() > 0)
                .map(YarnResourceManager::allocation)
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public ImmutableList<Node> nodes() {
        if (nodeLabel.isPresent()) {
            return ImmutableList.of();
        }
        try {
            return reports.getNodeReports(NodeState.RUNNING).stream()
                    .filter(report -> report.getNodeLabels() == null
                            || report.getNodeLabels().isEmpty())
                    .map(this::node)
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException | YarnException refused) {
            if (!reportsFail) {
                reportsFail = true;
                LOG.warn("YARN does not report its nodes; hosts are not named in requests", refused);
            }
            return ImmutableList.of();
        }
    }

    private Node node(NodeReport report) {
        String name =
                portInNames ? report.getNodeId().toString() : report.getNodeId().getHost();
        ReportedRacks.report(name, report.getRackName());
        Resource all = report.getCapability();
        Resource used = report.getUsed() == null ? Resource.newInstance(0, 0) : report.getUsed();
        return new Node(
                name,
                report.getNodeId().getHost(),
                all.getMemorySize() - used.getMemorySize(),
                coresCount ? all.getVirtualCores() - used.getVirtualCores() : UNKNOWN_CORES);
    }

    @Override
    public void ask(Command.Ask ask, Placement placement) {
        List<ContainerRequest> made = new ArrayList<>();
        placement.byNode().forEach((node, count) -> {
            for (int container = 0; container < count; container++) {
                made.add(request(ask, 2 * ask.batch().id())
                        .nodes(new String[] {node})
                        .relaxLocality(false)
                        .build());
            }
        });
        for (int container = 0; container < placement.anywhere(); container++) {
            ContainerRequest.ContainerRequestBuilder request =
                    request(ask, 2 * ask.batch().id() + 1);
            nodeLabel.ifPresent(request::nodeLabelsExpression);
            made.add(request.build());
        }
        made.forEach(client::addContainerRequest);
        requests.put(ask.batch().id(), made);
    }

    private static ContainerRequest.ContainerRequestBuilder request(Command.Ask ask, long id) {
        return ContainerRequest.newBuilder()
                .priority(Priority.newInstance(ask.batch().profile().value() + 1))
                .capability(resource(ask.size()))
                .allocationRequestId(id);
    }

    private static Resource resource(ExecutorSize size) {
        Resource resource = Resource.newInstance(size.containerMb(), size.cores());
        size.resources().forEach(resource::setResourceValue);
        return resource;
    }

    @Override
    public void forget(Batch batch) {
        List<ContainerRequest> made = requests.remove(batch.id());
        if (made != null) {
            made.forEach(client::removeContainerRequest);
        }
    }

    @Override
    public void release(ContainerId container) {
        client.releaseAssignedContainer(org.apache.hadoop.yarn.api.records.ContainerId.fromString(container.value()));
    }

    @Override
    public void exclude(ImmutableSet<String> hosts) {
        client.updateBlacklist(
                List.copyOf(Sets.difference(hosts, excluded)), List.copyOf(Sets.difference(excluded, hosts)));
        excluded = hosts;
    }

    @Override
    public Answer allocate() throws IOException, YarnException {
        try {
            AllocateResponse response = client.allocate(0.5f);
            Resource room = response.getAvailableResources();
            return new Answer(
                    response.getAllocatedContainers().stream()
                            .map(YarnResourceManager::allocation)
                            .collect(ImmutableList.toImmutableList()),
                    response.getCompletedContainersStatuses().stream()
                            .map(status -> new End(
                                    new ContainerId(status.getContainerId().toString()),
                                    status.getExitStatus(),
                                    String.valueOf(status.getDiagnostics())))
                            .collect(ImmutableList.toImmutableList()),
                    room == null ? Room.NONE : new Room(room.getMemorySize(), room.getVirtualCores()));
        } catch (ApplicationAttemptNotFoundException | InvalidApplicationMasterRequestException replaced) {
            throw new FencedByYarnException(replaced);
        }
    }

    private static Allocation allocation(Container container) {
        long request = container.getAllocationRequestId();
        return new Allocation(
                new Grant(
                        new ContainerId(container.getId().toString()),
                        new ProfileId(container.getPriority().getPriority() - 1),
                        request < 0 ? 0 : request / 2,
                        container.getNodeId().getHost()),
                container);
    }

    @Override
    public void unregister(Ending ending) throws IOException, YarnException {
        client.unregisterApplicationMaster(
                ending.succeeded() ? FinalApplicationStatus.SUCCEEDED : FinalApplicationStatus.FAILED,
                ending.diagnostics(),
                "");
    }

    @Override
    public void close() {
        client.stop();
        reports.stop();
    }
}
