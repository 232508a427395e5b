package io.volley.standalone;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Cluster;
import io.volley.spark.scaling.DisconnectedExecutors;
import io.volley.spark.scaling.Target;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.apache.spark.scheduler.ExecutorProcessLost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Spark Standalone, as the driver's loop speaks to it: the Master is told how many executors of each profile there may be,
 * and which ones it is to end. Knows no Spark context. Belongs to the driver's loop; not safe for other threads.
 */
final class MasterCluster implements Cluster {
    private static final Logger LOG = LoggerFactory.getLogger(MasterCluster.class);

    /** Seconds; as stock Spark waits for it. */
    private static final double MASTERS_WORD = 5;

    private final MasterPort master;
    private final Consumer<Runnable> loop;
    private final DoubleSupplier clock;
    private final BiConsumer<String, ExecutorLossReason> remove;
    private final Consumer<ImmutableSortedMap<ProfileId, ContainerCounts>> observed;
    private final MasterLimits limits = new MasterLimits();
    private final DisconnectedExecutors disconnected = new DisconnectedExecutors(MASTERS_WORD);
    private final Kills kills = new Kills();
    private final AllocatedExecutors allocated = new AllocatedExecutors();
    private ImmutableSortedMap<ProfileId, ContainerCounts> counts = ImmutableSortedMap.of();

    /**
     * @param loop brings a fact to the driver's loop
     * @param clock seconds that do not go back
     * @param remove removes an executor, by Spark's id, for a reason; must not block
     * @param observed told where the executors of each profile stand, whenever that changes
     */
    MasterCluster(
            MasterPort master,
            Consumer<Runnable> loop,
            DoubleSupplier clock,
            BiConsumer<String, ExecutorLossReason> remove,
            Consumer<ImmutableSortedMap<ProfileId, ContainerCounts>> observed) {
        this.master = master;
        this.loop = loop;
        this.clock = clock;
        this.remove = remove;
        this.observed = observed;
    }

    /** The Master has gone away; whoever comes next knows nothing. */
    void lost() {
        limits.lost();
    }

    /** These executors are to go: the Master is told after it has been told how many there may be, or it would replace them. */
    void kill(List<String> executors) {
        kills.add(executors);
    }

    /** The connection to an executor is gone, and Spark gives it no more tasks. */
    void disconnected(String executor) {
        disconnected.disconnected(executor, clock.getAsDouble());
    }

    /** The Master has allocated an executor. */
    void allocated(String executor) {
        allocated.allocated(executor);
    }

    /** An executor has started. */
    void registered(String executor, ProfileId profile) {
        allocated.registered(executor, profile);
    }

    /** The Master has told of the end of an executor, which may never have registered. */
    void ended(String executor) {
        allocated.gone(executor);
    }

    /** Spark has removed an executor. */
    void removed(String executor) {
        allocated.gone(executor);
        disconnected.removed(executor);
        kills.removed(executor);
    }

    @Override
    public void tick() {
        disconnected
                .overdue(clock.getAsDouble())
                .forEach(executor -> remove.accept(
                        executor,
                        new ExecutorProcessLost(
                                "Connection lost, and the Master has reported no reason", Option.empty(), true)));
    }

    @Override
    public void want(
            ImmutableSortedMap<ProfileId, Target> targets, Function<ProfileId, ImmutableMap<String, Integer>> hosts) {
        say(targets);
        limits.want(Maps.transformValues(targets, Target::executors));
        limits.next(clock.getAsDouble()).ifPresent(message -> {
            LOG.debug("Setting executor limits at the Master: {}", message.totals());
            master.tell(
                    message.totals(),
                    acknowledged -> loop.accept(() -> limits.answered(message.number(), acknowledged)));
        });
        List<String> next = kills.next(clock.getAsDouble());
        if (!next.isEmpty()) {
            master.kill(next);
        }
        ImmutableSortedMap<ProfileId, ContainerCounts> now =
                allocated.counts(Maps.transformValues(targets, Target::executors));
        if (!now.equals(counts)) {
            counts = now;
            observed.accept(now);
        }
    }

    private void say(Map<ProfileId, Target> targets) {
        targets.forEach((profile, target) -> {
            int before = limits.wanted(profile);
            if (target.executors() != before) {
                LOG.info(
                        "Target of {}: {} executors, was {}: {}", profile, target.executors(), before, target.reason());
            }
        });
    }
}
