package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimaps;
import io.volley.core.ledger.StartFailure;
import io.volley.core.record.ContainerId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainerRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersResponse;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.client.api.NMTokenCache;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * YARN's NodeManagers: one call for all executors of a node, because connections are what starts cost, and as many threads
 * as stock Spark has: fewer would wait for the network on a large cluster, and a hundred are slower.
 */
final class YarnNodeManagers implements NodeManagers {
    private static final int THREADS = 24;

    private final NodeManagerConnections connections;
    private final LaunchContexts contexts;
    private final Executor events;
    private final ExecutorService threads;

    private final PendingStarts<Place, Start> pending = new PendingStarts<>();

    /** A node, and who hears of starts on it. */
    private record Place(NodeId node, Listener listener) {}

    /** @param tokens where the client of the ResourceManager keeps the tokens for the NodeManagers */
    YarnNodeManagers(Configuration settings, NMTokenCache tokens, LaunchContexts contexts, Executor events) {
        this.connections = new NodeManagerConnections(settings, tokens);
        this.contexts = contexts;
        this.events = events;
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread made = new Thread(work, "volley-start");
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public void start(ImmutableList<Start> starts, Listener listener) {
        Batcher<ContainerId> started = new Batcher<>(events, listener::started);
        for (Place place : pending.add(
                Multimaps.index(starts, start -> new Place(start.container().getNodeId(), listener)))) {
            try {
                threads.execute(() -> startOn(place.node, pending.take(place), started, listener));
            } catch (RejectedExecutionException closed) {
                // The application is over, and YARN ends its containers.
                return;
            }
        }
    }

    private void startOn(NodeId node, ImmutableList<Start> starts, Batcher<ContainerId> started, Listener listener) {
        try {
            StartContainersResponse response = call(node, starts);
            started.add(response.getSuccessfullyStartedContainers().stream()
                    .map(id -> new ContainerId(id.toString()))
                    .collect(ImmutableList.toImmutableList()));
            ImmutableList<StartFailure> failed = response.getFailedRequests().entrySet().stream()
                    .map(entry -> new StartFailure(
                            new ContainerId(entry.getKey().toString()),
                            String.valueOf(entry.getValue().getMessage())))
                    .collect(ImmutableList.toImmutableList());
            if (!failed.isEmpty()) {
                events.execute(() -> listener.startFailed(failed));
            }
        } catch (Throwable e) {
            // Errors too: somebody has to answer for each start, or its executor would count as starting for ever.
            ImmutableList<StartFailure> failed = starts.stream()
                    .map(start -> new StartFailure(start.launch().container(), node + ": " + e))
                    .collect(ImmutableList.toImmutableList());
            events.execute(() -> listener.startFailed(failed));
        }
    }

    private StartContainersResponse call(NodeId node, ImmutableList<Start> starts) throws YarnException, IOException {
        List<StartContainerRequest> requests = new ArrayList<>();
        for (Start start : starts) {
            requests.add(StartContainerRequest.newInstance(
                    contexts.of(start), start.container().getContainerToken()));
        }
        return connections.start(
                node,
                starts.get(0).container().getId().getApplicationAttemptId(),
                StartContainersRequest.newInstance(requests));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
