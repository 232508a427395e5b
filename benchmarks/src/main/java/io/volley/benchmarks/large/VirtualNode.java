package io.volley.benchmarks.large;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.api.ResourceTracker;
import org.apache.hadoop.yarn.server.api.protocolrecords.NodeHeartbeatRequest;
import org.apache.hadoop.yarn.server.api.protocolrecords.NodeHeartbeatResponse;
import org.apache.hadoop.yarn.server.api.protocolrecords.RegisterNodeManagerRequest;
import org.apache.hadoop.yarn.server.api.protocolrecords.RegisterNodeManagerResponse;
import org.apache.hadoop.yarn.server.api.records.MasterKey;
import org.apache.hadoop.yarn.server.api.records.NodeHealthStatus;
import org.apache.hadoop.yarn.server.api.records.NodeStatus;
import org.apache.hadoop.yarn.util.Records;
import org.apache.hadoop.yarn.util.YarnVersionInfo;

/**
 * A NodeManager that starts nothing, but tells the ResourceManager of its containers as a real one does: in each heartbeat
 * all that run, and those that have ended until the ResourceManager has taken note.
 */
final class VirtualNode {
    private static final int HTTP_PORT = 8042;

    private final String host;
    private final Map<ContainerId, ContainerStatus> containers = new HashMap<>();
    private MasterKey containerKey = Records.newRecord(MasterKey.class);
    private MasterKey tokenKey = Records.newRecord(MasterKey.class);
    private NodeId id;
    private int response;

    VirtualNode(String host) {
        this.host = host;
        this.id = NodeId.newInstance(host, 0);
    }

    /** @param port where starts on this node are accepted */
    void register(ResourceTracker resourceManager, Resource capability, int port) throws YarnException, IOException {
        id = NodeId.newInstance(host, port);
        RegisterNodeManagerResponse answer = resourceManager.registerNodeManager(RegisterNodeManagerRequest.newInstance(
                id, HTTP_PORT, capability, YarnVersionInfo.getVersion(), List.of(), List.of()));
        containerKey = answer.getContainerTokenMasterKey();
        tokenKey = answer.getNMTokenMasterKey();
    }

    void heartbeat(ResourceTracker resourceManager) throws YarnException, IOException {
        NodeStatus status = NodeStatus.newInstance(
                id,
                response,
                statuses(),
                List.of(),
                NodeHealthStatus.newInstance(true, "", System.currentTimeMillis()),
                null,
                null,
                List.of());
        NodeHeartbeatResponse answer =
                resourceManager.nodeHeartbeat(NodeHeartbeatRequest.newInstance(status, containerKey, tokenKey, null));
        response = answer.getResponseId();
        if (answer.getContainerTokenMasterKey() != null) {
            containerKey = answer.getContainerTokenMasterKey();
        }
        if (answer.getNMTokenMasterKey() != null) {
            tokenKey = answer.getNMTokenMasterKey();
        }
        obey(answer);
    }

    private synchronized void obey(NodeHeartbeatResponse answer) {
        answer.getContainersToBeRemovedFromNM().forEach(containers::remove);
        answer.getContainersToCleanup().forEach(this::stop);
        answer.getApplicationsToCleanup().forEach(this::stopAll);
    }

    private void stopAll(ApplicationId application) {
        List.copyOf(containers.keySet()).stream()
                .filter(container ->
                        container.getApplicationAttemptId().getApplicationId().equals(application))
                .forEach(this::stop);
    }

    synchronized void start(ContainerId container) {
        containers.put(
                container,
                ContainerStatus.newInstance(container, ContainerState.RUNNING, "", ContainerExitStatus.INVALID));
    }

    /** What does not run here is left as it is. */
    synchronized void stop(ContainerId container) {
        containers.computeIfPresent(
                container,
                (id, status) -> status.getState() == ContainerState.COMPLETE
                        ? status
                        : ContainerStatus.newInstance(
                                id, ContainerState.COMPLETE, "stopped", ContainerExitStatus.KILLED_BY_APPMASTER));
    }

    synchronized List<ContainerStatus> statuses() {
        return new ArrayList<>(containers.values());
    }

    synchronized int running() {
        return (int) containers.values().stream()
                .filter(status -> status.getState() == ContainerState.RUNNING)
                .count();
    }

    @Override
    public String toString() {
        return host;
    }
}
