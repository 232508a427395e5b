package io.volley.benchmarks.large;

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
final class VirtualNodes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualNodes.class);
    private static final long HEARTBEAT_MICROS = 1_000_000;
    private static final int THREADS = 4;

    private final ImmutableMap<String, VirtualNode> nodes;
    private final ScheduledExecutorService heart = Executors.newScheduledThreadPool(THREADS);

    VirtualNodes(List<String> hosts) {
        this.nodes = Maps.toMap(hosts, VirtualNode::new);
    }

    /**
     * All have registered when this returns.
     *
     * @param port where {@link VirtualStarts} is served for all of them
     */
    void start(ResourceTracker resourceManager, Resource capability, int port) throws YarnException, IOException {
        for (VirtualNode node : nodes.values()) {
            node.register(resourceManager, capability, port);
        }
        long number = 0;
        for (VirtualNode node : nodes.values()) {
            var unused = heart.scheduleAtFixedRate(
                    () -> heartbeat(node, resourceManager),
                    number++ * HEARTBEAT_MICROS / nodes.size(),
                    HEARTBEAT_MICROS,
                    TimeUnit.MICROSECONDS);
        }
    }

    private static void heartbeat(VirtualNode node, ResourceTracker resourceManager) {
        try {
            node.heartbeat(resourceManager);
        } catch (YarnException | IOException | RuntimeException e) {
            LOG.error("{}: heartbeat failed", node, e);
        }
    }

    /**
     * The node on this host.
     *
     * @throws IllegalArgumentException if there is none
     */
    VirtualNode node(String host) {
        VirtualNode node = nodes.get(host);
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
        Set<ContainerId> requested = Set.copyOf(containers);
        return nodes.values().stream()
                .flatMap(node -> node.statuses().stream())
                .filter(status -> requested.contains(status.getContainerId()))
                .toList();
    }

    /** How many containers run on each node that has some. */
    List<Integer> running() {
        return nodes.values().stream()
                .map(VirtualNode::running)
                .filter(count -> count > 0)
                .toList();
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }
}
