package io.volley.benchmarks.large;

import com.google.common.net.HostAndPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.ContainerManagementProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.CommitResponse;
import org.apache.hadoop.yarn.api.protocolrecords.ContainerUpdateRequest;
import org.apache.hadoop.yarn.api.protocolrecords.ContainerUpdateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.GetContainerStatusesRequest;
import org.apache.hadoop.yarn.api.protocolrecords.GetContainerStatusesResponse;
import org.apache.hadoop.yarn.api.protocolrecords.GetLocalizationStatusesRequest;
import org.apache.hadoop.yarn.api.protocolrecords.GetLocalizationStatusesResponse;
import org.apache.hadoop.yarn.api.protocolrecords.IncreaseContainersResourceRequest;
import org.apache.hadoop.yarn.api.protocolrecords.IncreaseContainersResourceResponse;
import org.apache.hadoop.yarn.api.protocolrecords.ReInitializeContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.ReInitializeContainerResponse;
import org.apache.hadoop.yarn.api.protocolrecords.ResourceLocalizationRequest;
import org.apache.hadoop.yarn.api.protocolrecords.ResourceLocalizationResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RestartContainerResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RollbackResponse;
import org.apache.hadoop.yarn.api.protocolrecords.SignalContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.SignalContainerResponse;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersResponse;
import org.apache.hadoop.yarn.api.protocolrecords.StopContainersRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StopContainersResponse;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.security.ContainerTokenIdentifier;
import org.apache.hadoop.yarn.server.utils.BuilderUtils;

/**
 * What ApplicationMasters ask of NodeManagers, answered for all simulated nodes: which of them is meant stands in the token
 * of the container. Every start is accepted at once; what only other programs than Spark and Volley ask is refused.
 */
final class VirtualStarts implements ContainerManagementProtocol {
    private final VirtualNodes nodes;
    private Tally tally = new Tally(0, 0, 0);

    /**
     * What has been accepted since this began.
     *
     * @param started containers
     * @param calls in how many calls
     * @param last when the last of them was accepted, in milliseconds since 1970
     */
    record Tally(int started, int calls, long last) {}

    VirtualStarts(VirtualNodes nodes) {
        this.nodes = nodes;
    }

    synchronized Tally tally() {
        return tally;
    }

    private synchronized void count(int started) {
        tally = new Tally(tally.started + started, tally.calls + 1, System.currentTimeMillis());
    }

    @Override
    public StartContainersResponse startContainers(StartContainersRequest request) throws IOException {
        List<ContainerId> started = new ArrayList<>();
        for (StartContainerRequest each : request.getStartContainerRequests()) {
            ContainerTokenIdentifier container = BuilderUtils.newContainerTokenIdentifier(each.getContainerToken());
            nodes.node(HostAndPort.fromString(container.getNmHostAddress()).getHost())
                    .start(container.getContainerID());
            started.add(container.getContainerID());
        }
        count(started.size());
        return StartContainersResponse.newInstance(Map.of(), started, Map.of());
    }

    @Override
    public StopContainersResponse stopContainers(StopContainersRequest request) {
        request.getContainerIds().forEach(nodes::stop);
        return StopContainersResponse.newInstance(request.getContainerIds(), Map.of());
    }

    @Override
    public GetContainerStatusesResponse getContainerStatuses(GetContainerStatusesRequest request) {
        return GetContainerStatusesResponse.newInstance(nodes.statuses(request.getContainerIds()), Map.of());
    }

    @Override
    @Deprecated
    public IncreaseContainersResourceResponse increaseContainersResource(IncreaseContainersResourceRequest request)
            throws YarnException {
        throw refusal();
    }

    @Override
    public ContainerUpdateResponse updateContainer(ContainerUpdateRequest request) throws YarnException {
        throw refusal();
    }

    @Override
    public SignalContainerResponse signalToContainer(SignalContainerRequest request) throws YarnException {
        throw refusal();
    }

    @Override
    public ResourceLocalizationResponse localize(ResourceLocalizationRequest request) throws YarnException {
        throw refusal();
    }

    @Override
    public ReInitializeContainerResponse reInitializeContainer(ReInitializeContainerRequest request)
            throws YarnException {
        throw refusal();
    }

    @Override
    public RestartContainerResponse restartContainer(ContainerId container) throws YarnException {
        throw refusal();
    }

    @Override
    public RollbackResponse rollbackLastReInitialization(ContainerId container) throws YarnException {
        throw refusal();
    }

    @Override
    public CommitResponse commitLastReInitialization(ContainerId container) throws YarnException {
        throw refusal();
    }

    @Override
    public GetLocalizationStatusesResponse getLocalizationStatuses(GetLocalizationStatusesRequest request)
            throws YarnException {
        throw refusal();
    }

    private static YarnException refusal() {
        return new YarnException("a simulated NodeManager starts containers, stops them, and tells of them; no more");
    }
}
