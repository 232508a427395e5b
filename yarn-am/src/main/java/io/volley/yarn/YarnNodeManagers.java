package io.volley.yarn;

import io.volley.core.record.ContainerId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersResponse;
import org.apache.hadoop.yarn.client.api.NMTokenCache;
import org.apache.hadoop.yarn.client.api.impl.ContainerManagementProtocolProxy;
import org.apache.hadoop.yarn.client.api.impl.ContainerManagementProtocolProxy.ContainerManagementProtocolProxyData;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The NodeManagers by YARN's own protocol: one call for each node that is to start anything, a few at a time. Connections
 * are what costs, not containers.
 */
final class YarnNodeManagers implements NodeManagers {
    private static final Logger LOG = LoggerFactory.getLogger(YarnNodeManagers.class);
    private static final int THREADS = 8;

    private final ContainerManagementProtocolProxy proxies;
    private final ExecutorContext context;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "volley-start");
        thread.setDaemon(true);
        return thread;
    });

    YarnNodeManagers(Configuration conf, NMTokenCache tokens, ExecutorContext context) {
        this.proxies = new ContainerManagementProtocolProxy(conf, tokens);
        this.context = context;
    }

    @Override
    public void start(List<Start> starts, Listener listener) {
        Map<String, List<Start>> byNode = starts.stream()
                .collect(Collectors.groupingBy(
                        start -> start.container().getNodeId().toString()));
        byNode.forEach((node, theirs) -> threads.execute(() -> startOn(node, theirs, listener)));
    }

    private void startOn(String node, List<Start> starts, Listener listener) {
        try {
            List<StartContainerRequest> requests = new ArrayList<>();
            for (Start start : starts) {
                requests.add(StartContainerRequest.newInstance(
                        context.of(start), start.container().getContainerToken()));
            }
            ContainerManagementProtocolProxyData proxy =
                    proxies.getProxy(node, starts.get(0).container().getId());
            try {
                tell(
                        proxy.getContainerManagementProtocol()
                                .startContainers(StartContainersRequest.newInstance(requests)),
                        listener);
            } finally {
                proxies.mayBeCloseProxy(proxy);
            }
        } catch (IOException | YarnException | RuntimeException failure) {
            LOG.warn("Could not start {} executors on {}", starts.size(), node, failure);
            starts.forEach(start -> listener.failed(start.launch().container(), String.valueOf(failure.getMessage())));
        }
    }

    private static void tell(StartContainersResponse response, Listener listener) {
        response.getFailedRequests()
                .forEach((container, why) -> listener.failed(
                        new ContainerId(container.toString()),
                        String.valueOf(why.deSerialize().getMessage())));
        List<ContainerId> started = response.getSuccessfullyStartedContainers().stream()
                .map(container -> new ContainerId(container.toString()))
                .toList();
        if (!started.isEmpty()) {
            listener.started(started);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        proxies.stopAllProxies();
    }
}
