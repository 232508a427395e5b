package io.volley.core.placement;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ExecutorSize;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where to request the executors of a batch. Never more on a node than it has room for: to name a full node is worse than
 * to name none.
 *
 * @param named how many on which node, by the node's name; at least 1 each
 * @param rest how many found no node with room, and are requested anywhere
 */
public record Placement(ImmutableSortedMap<String, Integer> named, int rest) {
    /** All of them anywhere. */
    public static Placement anywhere(int count) {
        return new Placement(ImmutableSortedMap.of(), count);
    }

    /**
     * Hosts that tasks prefer come first, the most preferred first; what is left is spread evenly over the nodes with room.
     *
     * @param count how many executors
     * @param size what each takes
     * @param nodes all nodes of the cluster
     * @param tasks how many waiting tasks prefer which host
     * @param excluded hosts that get none
     */
    public static Placement of(
            int count,
            ExecutorSize size,
            Collection<NodeRoom> nodes,
            Map<String, Integer> tasks,
            Set<String> excluded) {
        checkArgument(count >= 0, "count is %s, but must not be negative", count);
        List<Seat> seats = nodes.stream()
                .filter(node -> !excluded.contains(node.host()) && !excluded.contains(node.name()))
                .map(node -> new Seat(node, 0, node.fits(size)))
                .filter(seat -> seat.left > 0)
                .toList();
        TreeMap<String, Integer> named = new TreeMap<>();
        int left = fillPreferred(count, size, seats, tasks, named);
        left = spread(left, seats, named);
        return new Placement(ImmutableSortedMap.copyOf(named), left);
    }

    private static int fillPreferred(
            int count, ExecutorSize size, List<Seat> seats, Map<String, Integer> tasks, Map<String, Integer> named) {
        TreeMap<String, PriorityQueue<Seat>> byHost = new TreeMap<>();
        for (Seat seat : seats) {
            if (tasks.getOrDefault(seat.node.host(), 0) > 0) {
                byHost.computeIfAbsent(seat.node.host(), host -> new PriorityQueue<>(Seat.EMPTIEST))
                        .add(seat);
            }
        }
        PriorityQueue<Map.Entry<String, Integer>> mostPreferred =
                new PriorityQueue<>(Comparator.<Map.Entry<String, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey));
        byHost.keySet().forEach(host -> mostPreferred.add(Map.entry(host, tasks.getOrDefault(host, 0))));
        int left = count;
        while (left > 0 && !mostPreferred.isEmpty()) {
            Map.Entry<String, Integer> host = mostPreferred.remove();
            PriorityQueue<Seat> free = byHost.getOrDefault(host.getKey(), new PriorityQueue<>());
            if (!free.isEmpty()) {
                take(free, named);
                left--;
                int served = host.getValue() - size.cores();
                if (served > 0) {
                    mostPreferred.add(Map.entry(host.getKey(), served));
                }
            }
        }
        return left;
    }

    private static int spread(int count, List<Seat> seats, Map<String, Integer> named) {
        PriorityQueue<Seat> free = new PriorityQueue<>(Seat.EMPTIEST);
        seats.stream().filter(seat -> seat.left > 0).forEach(free::add);
        int left = count;
        while (left > 0 && !free.isEmpty()) {
            take(free, named);
            left--;
        }
        return left;
    }

    private static void take(PriorityQueue<Seat> free, Map<String, Integer> named) {
        Seat seat = free.remove();
        seat.taken++;
        seat.left--;
        named.merge(seat.node.name(), 1, Integer::sum);
        if (seat.left > 0) {
            free.add(seat);
        }
    }

    /** A node while it is filled. */
    private static final class Seat {
        static final Comparator<Seat> EMPTIEST = Comparator.<Seat>comparingInt(seat -> seat.taken)
                .thenComparingInt(seat -> -seat.left)
                .thenComparing(seat -> seat.node.name());

        final NodeRoom node;
        int taken;
        int left;

        Seat(NodeRoom node, int taken, int left) {
            this.node = node;
            this.taken = taken;
            this.left = left;
        }
    }
}
