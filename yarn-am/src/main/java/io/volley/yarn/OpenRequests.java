package io.volley.yarn;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.placement.NodeRoom;
import io.volley.core.placement.Placement;
import io.volley.core.record.ExecutorSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;

/**
 * The requests that stand in the client's table, by batch, and the room that they have spoken for: a second batch must not
 * name what the first is about to get. Which of them have been allocated is noted, for they stay in the table until all
 * are.
 */
final class OpenRequests {
    private final Map<BatchId, Entry> entries = new HashMap<>();

    /** Where requests that name no node are counted. */
    private static final String ANYWHERE = "*";

    private record Entry(
            ExecutorSize size,
            List<ContainerRequest> requests,
            Map<String, Integer> waiting,
            Multiset<String> allocated) {}

    void add(Command.Request request, Placement placement, ImmutableList<ContainerRequest> requests) {
        entries.put(
                request.batch(),
                new Entry(
                        request.size(),
                        new ArrayList<>(requests),
                        new TreeMap<>(placement.named()),
                        HashMultiset.create()));
    }

    /** What an executor of a batch takes; empty if nothing is waited for of it. */
    Optional<ExecutorSize> size(BatchId batch) {
        return Optional.ofNullable(entries.get(batch)).map(Entry::size);
    }

    /** A container was allocated on a node that had been named. */
    void allocated(BatchId batch, String node) {
        Entry entry = entries.get(batch);
        if (entry != null) {
            entry.allocated.add(node);
            entry.waiting.computeIfPresent(node, (name, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** A container was allocated for which no node had been named. */
    void allocatedAnywhere(BatchId batch) {
        Entry entry = entries.get(batch);
        if (entry != null) {
            entry.allocated.add(ANYWHERE);
        }
    }

    /** Takes out and returns the requests for which containers have been allocated; those still waited for stay. */
    ImmutableList<ContainerRequest> removeAllocated() {
        ImmutableList.Builder<ContainerRequest> removed = ImmutableList.builder();
        for (Entry entry : entries.values()) {
            entry.requests.removeIf(request -> {
                boolean allocated = entry.allocated.remove(place(request));
                if (allocated) {
                    removed.add(request);
                }
                return allocated;
            });
        }
        return removed.build();
    }

    private static String place(ContainerRequest request) {
        List<String> nodes = request.getNodes();
        return nodes == null || nodes.isEmpty() ? ANYWHERE : nodes.get(0);
    }

    /** Takes a batch out, and returns its requests. */
    ImmutableList<ContainerRequest> remove(BatchId batch) {
        Entry entry = entries.remove(batch);
        return entry == null ? ImmutableList.of() : ImmutableList.copyOf(entry.requests);
    }

    /** What is left of a node's room once all that is requested there has been allocated. */
    NodeRoom without(NodeRoom node) {
        NodeRoom left = node;
        for (Entry entry : entries.values()) {
            int count = entry.waiting.getOrDefault(node.name(), 0);
            if (count > 0) {
                left = left.without(entry.size, count);
            }
        }
        return left;
    }
}
