package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.ledger.BatchId;
import io.volley.core.ledger.Command;
import io.volley.core.placement.NodeRoom;
import io.volley.core.placement.Placement;
import io.volley.core.record.ExecutorSize;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;

/**
 * The requests that stand in the client's table, by batch, and the room that they have spoken for: a second batch must not
 * name what the first is about to get.
 */
final class OpenRequests {
    private final Map<BatchId, Entry> entries = new HashMap<>();

    private record Entry(ExecutorSize size, ImmutableList<ContainerRequest> requests, Map<String, Integer> waiting) {}

    void add(Command.Request request, Placement placement, ImmutableList<ContainerRequest> requests) {
        entries.put(request.batch(), new Entry(request.size(), requests, new TreeMap<>(placement.named())));
    }

    /** A container was allocated on a node. */
    void allocated(BatchId batch, String node) {
        Entry entry = entries.get(batch);
        if (entry != null) {
            entry.waiting.computeIfPresent(node, (name, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** Takes a batch out, and returns its requests. */
    ImmutableList<ContainerRequest> remove(BatchId batch) {
        Entry entry = entries.remove(batch);
        return entry == null ? ImmutableList.of() : entry.requests;
    }

    /** What is left of a node's room once all that is requested there has been allocated. */
    NodeRoom without(NodeRoom node) {
        long memory = node.memoryMb();
        int cores = node.cores();
        Map<String, Long> further = new TreeMap<>(node.resources());
        for (Entry entry : entries.values()) {
            int count = entry.waiting.getOrDefault(node.name(), 0);
            if (count > 0) {
                memory -= (long) count * entry.size.containerMb();
                cores -= count * entry.size.cores();
                entry.size.resources().forEach((name, each) -> further.merge(name, -count * each, Long::sum));
            }
        }
        return new NodeRoom(node.name(), node.host(), memory, cores, ImmutableMap.copyOf(further));
    }
}
