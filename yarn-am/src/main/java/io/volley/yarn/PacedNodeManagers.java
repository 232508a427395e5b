package io.volley.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import io.volley.core.placement.StartPace;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.hadoop.yarn.api.records.NodeId;

/** Starts no more executors on a node at once than it has cores: by {@link StartPace}, for nodes whose cores are known. */
final class PacedNodeManagers implements NodeManagers {
    private final NodeManagers paced;
    private final Function<NodeId, OptionalInt> cores;
    private final LongSupplier clock;
    private final StartPace pace = new StartPace();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "volley-pace");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param paced what starts them then; closed with this one
     * @param cores how many virtual cores a node has, used ones among them
     * @param clock milliseconds; never goes back
     */
    PacedNodeManagers(NodeManagers paced, Function<NodeId, OptionalInt> cores, LongSupplier clock) {
        this.paced = paced;
        this.cores = cores;
        this.clock = clock;
    }

    @Override
    public void start(ImmutableList<Start> starts, Listener listener) {
        ImmutableListMultimap<Long, Start> byDelay =
                Multimaps.index(starts, start -> delay(start.container().getNodeId()));
        byDelay.asMap().forEach((delay, some) -> {
            if (delay == 0) {
                paced.start(ImmutableList.copyOf(some), listener);
            } else {
                startLater(ImmutableList.copyOf(some), listener, delay);
            }
        });
    }

    private long delay(NodeId node) {
        OptionalInt known = cores.apply(node);
        return known.isPresent() && known.getAsInt() > 0
                ? pace.delay(node.toString(), known.getAsInt(), clock.getAsLong())
                : 0;
    }

    private void startLater(ImmutableList<Start> starts, Listener listener, long millis) {
        try {
            var unused = later.schedule(() -> paced.start(starts, listener), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // The application is over, and YARN ends its containers.
            return;
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        paced.close();
    }
}
