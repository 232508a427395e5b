package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.placement.NodeRoom;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceInformation;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster's nodes from the ResourceManager's reports, with another call for each {@link #withRoom}: whoever asks often
 * does so through {@link RecentClusterNodes}, for which what is allocated meanwhile is counted. Teaches
 * {@link ReportedRacks}. For one thread at a time, of whatever pool, but {@link #cores} for any.
 */
final class YarnClusterNodes implements ClusterNodes {
    private static final Logger LOG = LoggerFactory.getLogger(YarnClusterNodes.class);
    private static final int CONNECT_LIMIT_MS = 5_000;
    private static final int CONNECT_INTERVAL_MS = 1_000;

    private final Configuration settings;
    private final boolean portInName;
    private Optional<YarnClient> client = Optional.empty();
    private final Map<NodeId, Integer> cores = new ConcurrentHashMap<>();
    private boolean complained;

    YarnClusterNodes(Configuration settings) {
        this.settings = settings;
        this.portInName = HadoopSettings.portInNodeName(settings);
    }

    /** How many virtual cores a node had in its last report; empty if there was none. For any thread. */
    OptionalInt cores(NodeId node) {
        Integer known = cores.get(node);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    @Override
    public ImmutableList<NodeRoom> withRoom() {
        try {
            return started().getNodeReports(NodeState.RUNNING).stream()
                    .filter(YarnClusterNodes::hasNoLabel)
                    .map(this::room)
                    .collect(ImmutableList.toImmutableList());
        } catch (YarnException | IOException | RuntimeException e) {
            if (!complained) {
                complained = true;
                LOG.warn(
                        "YARN does not report which nodes have room ({}); requesting executors on any host",
                        e.toString());
            }
            return ImmutableList.of();
        }
    }

    /** A node of a labelled partition is never allocated to who requests without the label. */
    private static boolean hasNoLabel(NodeReport report) {
        return report.getNodeLabels() == null || report.getNodeLabels().isEmpty();
    }

    private YarnClient started() {
        if (client.isEmpty()) {
            Configuration own = new Configuration(settings);
            own.setInt(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, CONNECT_LIMIT_MS);
            own.setInt(YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, CONNECT_INTERVAL_MS);
            own.setBoolean(YarnConfiguration.TIMELINE_SERVICE_ENABLED, false);
            YarnClient made = YarnClient.createYarnClient();
            made.init(own);
            made.start();
            client = Optional.of(made);
        }
        return client.get();
    }

    private NodeRoom room(NodeReport report) {
        String host = report.getNodeId().getHost();
        String name = portInName ? host + ":" + report.getNodeId().getPort() : host;
        ReportedRacks.learn(name, report.getRackName());
        Resource all = report.getCapability();
        cores.put(report.getNodeId(), all.getVirtualCores());
        Resource used = report.getUsed() == null ? Resource.newInstance(0, 0) : report.getUsed();
        return new NodeRoom(
                name,
                host,
                all.getMemorySize() - used.getMemorySize(),
                all.getVirtualCores() - used.getVirtualCores(),
                further(all, used));
    }

    private static ImmutableMap<String, Long> further(Resource all, Resource used) {
        ImmutableMap.Builder<String, Long> further = ImmutableMap.builder();
        for (ResourceInformation resource : all.getResources()) {
            String name = resource.getName();
            if (!name.equals(ResourceInformation.MEMORY_URI) && !name.equals(ResourceInformation.VCORES_URI)) {
                further.put(name, resource.getValue() - amount(used, name));
            }
        }
        return further.buildOrThrow();
    }

    private static long amount(Resource resource, String name) {
        for (ResourceInformation each : resource.getResources()) {
            if (each.getName().equals(name)) {
                return each.getValue();
            }
        }
        return 0;
    }
}
