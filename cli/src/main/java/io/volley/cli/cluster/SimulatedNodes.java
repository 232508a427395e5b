package io.volley.cli.cluster;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.api.ResourceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All simulated nodes. Their heartbeats are spread evenly over a second, as those of nodes that nobody started at once. */
final class SimulatedNodes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedNodes.class);
    private static final long HEARTBEAT_MICROS = 1_000_000;
    private static final int THREADS = 4;

    private final ImmutableMap<String, SimulatedNode> nodes;
    private final ScheduledExecutorService heart = Executors.newScheduledThreadPool(THREADS);

    SimulatedNodes(List<String> hosts) {
        this.nodes = Maps.toMap(hosts, SimulatedNode::new);
    }

    /**
     * All have registered when this returns.
     *
     * @param port where {@link SimulatedStarts} is served for all of them
     */
    void start(ResourceTracker resourceManager, Resource capability, int port) throws YarnException, IOException {
        for (SimulatedNode node : nodes.values()) {
            node.register(resourceManager, capability, port);
        }
        long number = 0;
        for (SimulatedNode node : nodes.values()) {
            var unused = heart.scheduleAtFixedRate(
                    () -> beat(node, resourceManager),
                    number++ * HEARTBEAT_MICROS / nodes.size(),
                    HEARTBEAT_MICROS,
                    TimeUnit.MICROSECONDS);
        }
    }

    private static void beat(SimulatedNode node, ResourceTracker resourceManager) {
        try {
            node.heartbeat(resourceManager);
        } catch (YarnException | IOException | RuntimeException e) {
            LOG.error("{} has lost a heartbeat", node, e);
        }
    }

    /**
     * The node on this host.
     *
     * @throws IllegalArgumentException if there is none
     */
    SimulatedNode node(String host) {
        SimulatedNode node = nodes.get(host);
        if (node == null) {
            throw new IllegalArgumentException("there is no node on " + host);
        }
        return node;
    }

    /** Stops a container, wherever it runs. */
    void stop(ContainerId container) {
        nodes.values().forEach(node -> node.stop(container));
    }

    /** Those of the containers that some node knows. */
    List<ContainerStatus> statuses(Collection<ContainerId> containers) {
        Set<ContainerId> asked = Set.copyOf(containers);
        return nodes.values().stream()
                .flatMap(node -> node.statuses().stream())
                .filter(status -> asked.contains(status.getContainerId()))
                .toList();
    }

    /** How many containers run on each node that has some. */
    List<Integer> running() {
        return nodes.values().stream()
                .map(SimulatedNode::running)
                .filter(count -> count > 0)
                .toList();
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }
}
