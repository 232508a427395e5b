package io.volley.core.placement;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import io.volley.core.record.ExecutorSize;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a batch shall go: the hosts that tasks prefer first, then evenly over all nodes that have room. A node is never
 * named for more than it has room for, since a request that names a full node waits longer than one that names none.
 *
 * @param byNode how many executors to ask for on which node, by the scheduler's name of it
 * @param anywhere how many to ask for without naming a node
 */
public record Placement(ImmutableMap<String, Integer> byNode, int anywhere) {

    /**
     * Places a batch.
     *
     * @param count how many executors
     * @param size what one takes; nodes are not named if it wants more than memory and cores, since reports do not tell
     *     how much of that is free
     * @param hints how many tasks prefer which host
     * @param excluded hosts that must get none
     */
    public static Placement of(
            int count, ExecutorSize size, List<Node> nodes, Map<String, Integer> hints, Set<String> excluded) {
        if (!size.resources().isEmpty()) {
            return new Placement(ImmutableMap.of(), count);
        }
        Map<String, Integer> room = new LinkedHashMap<>();
        nodes.stream()
                .filter(node -> !excluded.contains(node.host()))
                .sorted(Comparator.comparingLong(Node::freeMb).reversed().thenComparing(Node::name))
                .forEach(node -> room.put(node.name(), executorsThatFit(node, size)));
        Map<String, Integer> placed = new LinkedHashMap<>();
        int left = preferred(count, size, nodes, hints, room, placed);
        left = evenly(left, room, placed);
        return new Placement(ImmutableMap.copyOf(placed), left);
    }

    private static int executorsThatFit(Node node, ExecutorSize size) {
        return Math.max(
                0, Math.min(Ints.saturatedCast(node.freeMb() / size.containerMb()), node.freeCores() / size.cores()));
    }

    /** Gives preferred hosts as many executors as their tasks can fill, at most their room. */
    private static int preferred(
            int count,
            ExecutorSize size,
            List<Node> nodes,
            Map<String, Integer> hints,
            Map<String, Integer> room,
            Map<String, Integer> placed) {
        int left = count;
        for (Node node : nodes.stream()
                .sorted(Comparator.<Node>comparingInt(node -> -hints.getOrDefault(node.host(), 0))
                        .thenComparing(Node::name))
                .toList()) {
            int tasks = hints.getOrDefault(node.host(), 0);
            int filled = (tasks + size.cores() - 1) / size.cores();
            int here = Math.min(left, Math.min(filled, room.getOrDefault(node.name(), 0)));
            if (here > 0) {
                placed.put(node.name(), here);
                left -= here;
            }
        }
        return left;
    }

    /** Fills the emptiest first, one more on each in turn, as long as there is room. */
    private static int evenly(int count, Map<String, Integer> room, Map<String, Integer> placed) {
        int left = count;
        for (int level = 1; left > 0 && room.values().stream().anyMatch(capacity -> capacity > 0); level++) {
            boolean fits = false;
            for (Map.Entry<String, Integer> node : room.entrySet()) {
                int here = placed.getOrDefault(node.getKey(), 0);
                fits |= here < node.getValue();
                if (left > 0 && here < level && here < node.getValue()) {
                    placed.put(node.getKey(), here + 1);
                    left--;
                }
            }
            if (!fits) {
                break;
            }
        }
        return left;
    }
}
