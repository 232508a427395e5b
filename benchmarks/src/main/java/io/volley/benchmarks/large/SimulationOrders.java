package io.volley.benchmarks.large;

import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.ParentChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.server.resourcemanager.scheduler.QueueMetrics;

/** What a simulated cluster is told and asked over its standard input, one order a line. */
final class SimulationOrders {
    /** Learns what the ResourceManager computes in peace. */
    static final String REST = "rest";

    /** With a count: from now on, looks at the growth of so many executors. */
    static final String WATCH = "watch";

    /** Answers with the growth. */
    static final String GROWTH = "growth";

    /** Answers with how many containers the scheduler counts, how many run on the nodes, and on how many nodes. */
    static final String HELD = "held";

    private static final Duration PEACE = Duration.ofSeconds(2);

    private final QueueMetrics scheduler;
    private final VirtualNodes nodes;
    private final VirtualStarts starts;
    private final WorkClock clock;
    private Optional<GrowthWatch> watch = Optional.empty();

    SimulationOrders(QueueMetrics scheduler, VirtualNodes nodes, VirtualStarts starts, WorkClock clock) {
        this.scheduler = scheduler;
        this.nodes = nodes;
        this.starts = starts;
        this.clock = clock;
    }

    void obey(String order) {
        ParentChannel.done(order, answer(order));
    }

    private String answer(String order) {
        String[] words = order.split(" ", -1);
        return switch (words[0]) {
            case REST -> rest();
            case WATCH -> watch(Integer.parseInt(words[1]));
            case GROWTH -> watch.orElseThrow().growth().line();
            case HELD -> held();
            default -> throw new IllegalArgumentException("unknown command: " + order);
        };
    }

    private String rest() {
        try {
            clock.learnPeace(PEACE);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while the ResourceManager rested", e);
        }
    }

    private String watch(int executors) {
        watch.ifPresent(GrowthWatch::close);
        GrowthWatch next = new GrowthWatch(scheduler, starts, clock, executors);
        next.start();
        watch = Optional.of(next);
        return "";
    }

    private String held() {
        List<Integer> running = nodes.running();
        return scheduler.getAllocatedContainers()
                + " "
                + running.stream().mapToInt(Integer::intValue).sum()
                + " "
                + running.size();
    }
}
