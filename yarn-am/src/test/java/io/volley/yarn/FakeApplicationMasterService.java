package io.volley.yarn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.ApplicationMasterProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateRequest;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.FinishApplicationMasterRequest;
import org.apache.hadoop.yarn.api.protocolrecords.FinishApplicationMasterResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterRequest;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceRequest;
import org.apache.hadoop.yarn.api.records.ResourceTypeInfo;
import org.apache.hadoop.yarn.exceptions.ApplicationMasterNotRegisteredException;
import org.apache.hadoop.yarn.proto.YarnServiceProtos.SchedulerResourceTypes;
import org.apache.hadoop.yarn.util.Records;

/**
 * The ResourceManager as Hadoop's client speaks to it. It keeps absolute counts, as the real one does, allocates as many of
 * what is requested as the test lets it, and loses all of that with a restart.
 */
final class FakeApplicationMasterService implements ApplicationMasterProtocol {
    private static final ApplicationAttemptId ATTEMPT =
            ApplicationAttemptId.newInstance(ApplicationId.newInstance(1_700_000_000_000L, 1), 1);

    final List<Container> allocated = new ArrayList<>();
    final List<ResourceTypeInfo> types = new ArrayList<>();
    private final Map<Key, ResourceRequest> requested = new LinkedHashMap<>();
    float progress;
    private boolean registered;
    private int next = 2;

    private record Key(int priority, long id, String place) {}

    /** What it knows of what was requested goes, and so does the registration. */
    void restart() {
        registered = false;
        requested.clear();
    }

    /** How many containers are still to be allocated, on whatever host. */
    int waiting() {
        return requested.values().stream()
                .filter(request -> request.getResourceName().equals(ResourceRequest.ANY))
                .mapToInt(ResourceRequest::getNumContainers)
                .sum();
    }

    /** How many of them on this host and no other. */
    int waiting(String host) {
        return requested.values().stream()
                .filter(request -> request.getResourceName().equals(host))
                .mapToInt(ResourceRequest::getNumContainers)
                .sum();
    }

    /** What was requested first, in one container. */
    Resource capability() {
        return requested.values().iterator().next().getCapability();
    }

    /** Allocates so many on a host, of what was requested first. Told with the next answer. */
    void allocate(String host, int count) {
        for (int number = 0; number < count; number++) {
            ResourceRequest named = requested.values().stream()
                    .filter(request -> request.getResourceName().equals(host) && request.getNumContainers() > 0)
                    .findFirst()
                    .orElseGet(() -> requested.values().stream()
                            .filter(request -> request.getResourceName().equals(ResourceRequest.ANY)
                                    && request.getRelaxLocality()
                                    && request.getNumContainers() > 0)
                            .findFirst()
                            .orElseThrow());
            requested.values().stream()
                    .filter(request -> request.getAllocationRequestId() == named.getAllocationRequestId())
                    .filter(request -> request.getResourceName().equals(host)
                            || request.getResourceName().equals(ResourceRequest.ANY))
                    .forEach(request -> request.setNumContainers(request.getNumContainers() - 1));
            Container container = Container.newInstance(
                    ContainerId.newContainerId(ATTEMPT, next++),
                    NodeId.newInstance(host, 45454),
                    host + ":8042",
                    named.getCapability(),
                    named.getPriority(),
                    null);
            container.setAllocationRequestId(named.getAllocationRequestId());
            allocated.add(container);
        }
    }

    @Override
    public RegisterApplicationMasterResponse registerApplicationMaster(RegisterApplicationMasterRequest request) {
        registered = true;
        RegisterApplicationMasterResponse response = Records.newRecord(RegisterApplicationMasterResponse.class);
        response.setSchedulerResourceTypes(EnumSet.of(SchedulerResourceTypes.MEMORY, SchedulerResourceTypes.CPU));
        response.setContainersFromPreviousAttempts(List.of());
        response.setNMTokensFromPreviousAttempts(List.of());
        response.setMaximumResourceCapability(Resource.newInstance(8192, 8));
        response.setResourceTypes(types);
        return response;
    }

    @Override
    public AllocateResponse allocate(AllocateRequest request) throws ApplicationMasterNotRegisteredException {
        if (!registered) {
            throw new ApplicationMasterNotRegisteredException("AM is not registered for known application attempt");
        }
        progress = request.getProgress();
        for (ResourceRequest each : request.getAskList()) {
            requested.put(
                    new Key(each.getPriority().getPriority(), each.getAllocationRequestId(), each.getResourceName()),
                    each);
        }
        AllocateResponse response = AllocateResponse.newBuilder()
                .responseId(request.getResponseId() + 1)
                .allocatedContainers(new ArrayList<>(allocated))
                .completedContainersStatuses(List.of())
                .availableResources(Resource.newInstance(8192, 8))
                .numClusterNodes(2)
                .build();
        allocated.clear();
        return response;
    }

    @Override
    public FinishApplicationMasterResponse finishApplicationMaster(FinishApplicationMasterRequest request) {
        return FinishApplicationMasterResponse.newInstance(true);
    }
}
