package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.ledger.AllocatedContainer;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.ledger.CompletedContainer;
import io.volley.core.ledger.InheritedContainer;
import io.volley.core.placement.NodeRoom;
import io.volley.core.placement.Placement;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Headroom;
import io.volley.core.record.ProfileId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceTypeInfo;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * YARN's ResourceManager through Hadoop's own synchronous client. The priority of a request tells its profile: see {@link
 * ContainerPriority}. Each batch has two allocation request ids, one for executors on named hosts
 * and one for executors anywhere: the client refuses both under one. The requests of a batch stay in the client's table
 * until all are allocated, because it tells absolute counts, and YARN would allocate again what is on its way. A
 * ResourceManager that has been restarted knows of no requests and has nothing on its way: it is told what is missing.
 */
final class YarnResourceManager implements ResourceManager {
    private static final Logger LOG = LoggerFactory.getLogger(YarnResourceManager.class);
    /** As stock Spark's; how far a job is nobody knows. */
    private static final float PROGRESS = 0.1f;

    /** Shows in no page of YARN's, which rounds. */
    private static final float ONE_HANDLED = 1e-5f;

    private final AMRMClient<ContainerRequest> client;
    private final ClusterNodes nodes;
    private final Registrant registrant;
    private final Function<ProfileId, Optional<String>> nodeLabels;
    private final boolean portInName;
    private final OpenRequests open = new OpenRequests();
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private ImmutableSet<String> excludedNames = ImmutableSet.of();
    private ImmutableSet<ContainerId> ofEarlierMasters = ImmutableSet.of();
    private boolean coresCount = true;

    /**
     * @param client started already
     * @param nodeLabels the node label expression that a profile is requested with, if any
     * @param portInName whether the cluster names nodes {@code host:port}
     */
    YarnResourceManager(
            AMRMClient<ContainerRequest> client,
            ClusterNodes nodes,
            Registrant registrant,
            Function<ProfileId, Optional<String>> nodeLabels,
            boolean portInName) {
        this.client = client;
        this.nodes = nodes;
        this.registrant = registrant;
        this.nodeLabels = nodeLabels;
        this.portInName = portInName;
    }

    @Override
    public ImmutableList<InheritedContainer> register() throws YarnException, IOException {
        RegisterApplicationMasterResponse response =
                client.registerApplicationMaster(registrant.host(), -1, registrant.trackingUrl());
        learn(response.getResourceTypes());
        coresCount = String.valueOf(response.getSchedulerResourceTypes()).contains("CPU");
        ofEarlierMasters = response.getContainersFromPreviousAttempts().stream()
                .filter(container -> !ContainerPriority.isOurs(container))
                .map(container -> id(container.getId()))
                .collect(ImmutableSet.toImmutableSet());
        return inherited(response.getContainersFromPreviousAttempts());
    }

    /** A node may know fewer types of resources than the cluster: Hadoop leaves out of a request what it does not know. */
    private static void learn(List<ResourceTypeInfo> types) {
        if (types.stream().anyMatch(type -> !ResourceUtils.getResourceTypes().containsKey(type.getName()))) {
            ResourceUtils.reinitializeResources(types);
        }
    }

    @Override
    public Placement request(Command.Request request) {
        Placement placement = place(request);
        ImmutableList.Builder<ContainerRequest> requests = ImmutableList.builder();
        placement.named().forEach((node, count) -> {
            for (int number = 0; number < count; number++) {
                requests.add(builder(request, namedId(request.batch()))
                        .nodes(new String[] {node})
                        .relaxLocality(false)
                        .build());
            }
        });
        for (int number = 0; number < placement.rest(); number++) {
            ContainerRequest.ContainerRequestBuilder anywhere = builder(request, anywhereId(request.batch()));
            nodeLabels.apply(request.profile()).ifPresent(anywhere::nodeLabelsExpression);
            requests.add(anywhere.build());
        }
        ImmutableList<ContainerRequest> all = requests.build();
        all.forEach(client::addContainerRequest);
        open.add(request, placement, all);
        return placement;
    }

    private Placement place(Command.Request request) {
        if (!request.named() || nodeLabels.apply(request.profile()).isPresent()) {
            return Placement.anywhere(request.count());
        }
        List<NodeRoom> room = nodes.withRoom().stream()
                .map(open::without)
                .map(this::asScheduled)
                .toList();
        return Placement.of(request.count(), request.size(), room, request.hosts(), excluded);
    }

    /** A scheduler that does not look at cores gives more of them than a node has. */
    private NodeRoom asScheduled(NodeRoom node) {
        return coresCount
                ? node
                : new NodeRoom(node.name(), node.host(), node.memoryMb(), Integer.MAX_VALUE, node.resources());
    }

    private static ContainerRequest.ContainerRequestBuilder builder(Command.Request request, long id) {
        return ContainerRequest.newBuilder()
                .capability(capability(request.size()))
                .priority(ContainerPriority.of(request.profile()))
                .allocationRequestId(id);
    }

    private static Resource capability(ExecutorSize size) {
        return Resource.newInstance(size.containerMb(), size.cores(), size.resources());
    }

    @Override
    public void forget(BatchId batch) {
        open.remove(batch).forEach(client::removeContainerRequest);
    }

    /** YARN has been restarted, and is about to be told the table anew: without what it has allocated before. */
    void resynchronize() {
        ImmutableList<ContainerRequest> allocated = open.removeAllocated();
        LOG.info(
                "The ResourceManager has been restarted; {} of the executors requested of it were allocated before, and are not requested again",
                allocated.size());
        allocated.forEach(client::removeContainerRequest);
    }

    @Override
    public void release(ContainerId container) {
        client.releaseAssignedContainer(org.apache.hadoop.yarn.api.records.ContainerId.fromString(container.value()));
    }

    @Override
    public void exclude(ImmutableSet<String> hosts) {
        ImmutableSet<String> names = names(hosts);
        exclude(Sets.difference(names, excludedNames), Sets.difference(excludedNames, names));
        excluded = hosts;
        excludedNames = names;
    }

    /** Where nodes are named {@code host:port}, YARN knows none that is named as its host. */
    private ImmutableSet<String> names(ImmutableSet<String> hosts) {
        return hosts.isEmpty() || !portInName
                ? hosts
                : nodes.withRoom().stream()
                        .filter(node -> hosts.contains(node.host()))
                        .map(NodeRoom::name)
                        .collect(ImmutableSet.toImmutableSet());
    }

    /** YARN does not tell which hosts these are, so that all are named. */
    @Override
    public void liftExclusions() {
        Set<String> all = nodes.withRoom().stream()
                .map(node -> portInName ? node.name() : node.host())
                .collect(ImmutableSet.toImmutableSet());
        exclude(ImmutableSet.of(), Sets.difference(all, excludedNames));
    }

    /** The client changes the lists that it is given. */
    private void exclude(Set<String> more, Set<String> noLonger) {
        client.updateBlacklist(new ArrayList<>(more), new ArrayList<>(noLonger));
    }

    @Override
    public void track(String url) {
        client.updateTrackingUrl(url);
    }

    @Override
    public AllocateResult allocate(int handled) throws YarnException, IOException {
        AllocateResponse response = client.allocate(PROGRESS + handled * ONE_HANDLED);
        return new AllocateResult(
                response.getAllocatedContainers().stream()
                        .map(this::allocated)
                        .collect(ImmutableList.toImmutableList()),
                response.getCompletedContainersStatuses().stream()
                        .map(status -> new CompletedContainer(
                                id(status.getContainerId()),
                                status.getExitStatus(),
                                String.valueOf(status.getDiagnostics())))
                        .filter(completed -> !ofEarlierMasters.contains(completed.container()))
                        .collect(ImmutableList.toImmutableList()),
                inherited(response.getContainersFromPreviousAttempts()),
                headroom(response));
    }

    private static Headroom headroom(AllocateResponse response) {
        Resource available = response.getAvailableResources();
        return available == null
                ? new Headroom(0, 0, response.getNumClusterNodes())
                : new Headroom(available.getMemorySize(), available.getVirtualCores(), response.getNumClusterNodes());
    }

    private StartableContainer allocated(Container container) {
        BatchId batch = new BatchId(Math.max(1, container.getAllocationRequestId() / 2));
        String host = container.getNodeId().getHost();
        String node = portInName ? host + ":" + container.getNodeId().getPort() : host;
        // What is known of the nodes is older than this, and the batch may soon be forgotten.
        open.size(batch).ifPresent(size -> nodes.allocated(node, size));
        if (container.getAllocationRequestId() == namedId(batch)) {
            open.allocated(batch, node);
        } else {
            open.allocatedAnywhere(batch);
        }
        return new StartableContainer(
                new AllocatedContainer(id(container.getId()), ContainerPriority.profile(container), batch, host),
                container);
    }

    private static ImmutableList<InheritedContainer> inherited(List<Container> containers) {
        return containers.stream()
                .filter(ContainerPriority::isOurs)
                .map(container -> new InheritedContainer(
                        id(container.getId()),
                        ContainerPriority.profile(container),
                        container.getNodeId().getHost()))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public void unregister(Ending ending, OptionalInt run) throws YarnException, IOException {
        client.unregisterApplicationMaster(
                ending.succeeded() ? FinalApplicationStatus.SUCCEEDED : FinalApplicationStatus.FAILED,
                ending.diagnostics(),
                registrant.pagesAfter(run));
    }

    private static long namedId(BatchId batch) {
        return 2 * batch.value();
    }

    private static long anywhereId(BatchId batch) {
        return 2 * batch.value() + 1;
    }

    private static ContainerId id(org.apache.hadoop.yarn.api.records.ContainerId id) {
        return new ContainerId(id.toString());
    }
}
