package io.volley.spark.scalein;

import com.google.common.collect.ImmutableSet;
import io.volley.spark.ScalaCollections;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.ExecutorAllocationManager;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.ExecutorDecommissionInfo;
import org.apache.spark.scheduler.ExecutorLossReason;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.Tuple2;

/** Spark's own ways to be rid of an executor. */
public final class ExecutorReleaser implements Releaser {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutorReleaser.class);
    private static final ExecutorDecommissionInfo NOT_NEEDED =
            new ExecutorDecommissionInfo("Not needed: its data is being migrated", Option.empty());

    private final SparkContext context;
    private final CoarseGrainedSchedulerBackend backend;

    ExecutorReleaser(SparkContext context, CoarseGrainedSchedulerBackend backend) {
        this.context = context;
        this.backend = backend;
    }

    @Override
    public void kill(Set<String> executors) {
        kill(executors, false, false);
    }

    /** Spark takes it for a decommissioning only if it is said to count as a failure; else finished tasks would run again. */
    @Override
    public void killMigrated(String executor) {
        kill(Set.of(executor), true, true);
    }

    /**
     * Those whom Spark may decommission: its ExecutorAllocationManager takes whoever is idle, and would have tasks look for
     * shuffle data where it is no more. What Volley itself decommissions, and what goes with its host, may always be.
     *
     * @param byExecutor whether they are ending already, and say so themselves; then nobody is spared
     * @param spared whoever holds shuffle data that is needed, by Spark's id of it
     */
    public static Tuple2<String, ExecutorDecommissionInfo>[] withoutSpared(
            Tuple2<String, ExecutorDecommissionInfo>[] executors, boolean byExecutor, Predicate<String> spared) {
        if (byExecutor) {
            return executors;
        }
        return Arrays.stream(executors)
                .filter(executor -> executor._2().equals(NOT_NEEDED)
                        || executor._2().workerHost().isDefined()
                        || !spared.test(executor._1()))
                .toArray(length -> Arrays.copyOf(executors, length));
    }

    /** Removes an executor that is gone, unless Spark has done so. */
    public static void remove(CoarseGrainedSchedulerBackend backend, String executor, ExecutorLossReason reason) {
        // Not by the list of all: it is copied under Spark's lock, for each executor of a rack that is lost.
        if (backend.getExecutorResourceProfileId(executor) != ResourceProfile.UNKNOWN_RESOURCE_PROFILE_ID()) {
            LOG.info("Executor {} is gone: {}", executor, reason);
            backend.removeExecutor(executor, reason);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public ImmutableSet<String> decommission(Set<String> executors) {
        Tuple2<String, ExecutorDecommissionInfo>[] all = executors.stream()
                .map(executor -> new Tuple2<>(executor, NOT_NEEDED))
                .toArray(Tuple2[]::new);
        return ImmutableSet.copyOf(ScalaCollections.asJava(backend.decommissionExecutors(all, false, false)));
    }

    /** Spark's metrics count whom it is not told of among those that have exited unexpectedly. */
    private void kill(Set<String> executors, boolean countFailures, boolean force) {
        var killed = backend.killExecutors(ScalaCollections.seq(executors), false, countFailures, force);
        Option<ExecutorAllocationManager> allocation = context.executorAllocationManager();
        if (allocation.isDefined()) {
            allocation.get().executorMonitor().executorsKilled(killed);
        }
    }
}
