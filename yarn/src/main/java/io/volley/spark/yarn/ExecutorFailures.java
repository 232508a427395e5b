package io.volley.spark.yarn;

import com.google.common.base.Ticker;
import com.google.common.collect.EvictingQueue;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.record.Exit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.ExecutorFailureTracker;
import org.apache.spark.internal.config.package$;
import org.apache.spark.scheduler.HealthTracker;
import org.apache.spark.util.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts executors that fail as stock Spark on YARN does, with Spark's own tracker: too many end the application, and hosts
 * on which they fail get no more of them, if that is on. Lives as long as the driver, whatever becomes of the
 * ApplicationMaster. Belongs to the driver's loop; not safe for other threads.
 *
 * <p>One difference: an executor that a NodeManager refuses to start counts as well, for an application to which this
 * happens again and again would never end.
 */
final class ExecutorFailures {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutorFailures.class);
    private static final int REASONS = 3;
    private static final int VIRTUAL_MEMORY_EXCEEDED = -103;
    private static final int MEMORY_EXCEEDED = -104;

    private final ExecutorFailureTracker tracker;
    private final Ticker ticker;
    private final int most;
    private final boolean exclude;
    private final int mostOnHost;
    private final long excludeMillis;
    private final Map<String, Long> excludedUntil = new HashMap<>();
    private final EvictingQueue<String> reasons = EvictingQueue.create(REASONS);

    ExecutorFailures(SparkConf conf, Ticker ticker) {
        this.tracker = new ExecutorFailureTracker(conf, new SystemClock() {
            @Override
            public long getTimeMillis() {
                return millis();
            }
        });
        this.ticker = ticker;
        this.most = ExecutorFailureTracker.maxNumExecutorFailures(conf);
        this.exclude = conf.getBoolean(
                "spark.yarn.executor.launch.excludeOnFailure.enabled",
                conf.getBoolean("spark.yarn.blacklist.executor.launch.blacklisting.enabled", false));
        this.mostOnHost = (int) conf.get(package$.MODULE$.MAX_FAILED_EXEC_PER_NODE());
        this.excludeMillis = HealthTracker.getExcludeOnFailureTimeout(conf);
    }

    /** Takes note of containers that ended. */
    void ended(ImmutableList<Exit> exits) {
        exits.stream().filter(ExecutorFailures::counts).forEach(this::failed);
    }

    /** Memory kills count as failures of tasks, but not of executors: so it is in stock Spark. */
    private static boolean counts(Exit exit) {
        boolean memory = exit.status() == MEMORY_EXCEEDED || exit.status() == VIRTUAL_MEMORY_EXCEEDED;
        return exit.neverRan() || (exit.causedByApplication() && !memory);
    }

    private void failed(Exit exit) {
        String host = exit.host();
        if (!exclude || host.isEmpty()) {
            tracker.registerExecutorFailure();
            reasons.add(exit.reason());
        } else if (!excludedHosts().contains(host)) {
            tracker.registerFailureOnHost(host);
            reasons.add(exit.reason());
            excludeIfTooMany(host);
        }
    }

    private void excludeIfTooMany(String host) {
        int failures = tracker.numFailuresOnHost(host);
        if (failures > mostOnHost) {
            LOG.warn("Excluding {} for {} s: {} executors failed there", host, excludeMillis / 1_000, failures);
            excludedUntil.put(host, millis() + excludeMillis);
        }
    }

    /** Not the wall's clock: what is set back an hour would keep a host excluded for an hour. */
    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(ticker.read());
    }

    /** The hosts that get no more executors now. */
    ImmutableSet<String> excludedHosts() {
        excludedUntil.values().removeIf(until -> until <= millis());
        return ImmutableSet.copyOf(excludedUntil.keySet());
    }

    /**
     * Why the application must end now, if it must.
     *
     * @param otherwiseExcluded hosts that get no executors for other reasons
     * @param nodes how many nodes the cluster has; 0 if that is not known
     */
    Optional<String> end(Set<String> otherwiseExcluded, int nodes) {
        int failed = tracker.numFailedExecutors();
        if (failed >= most) {
            return Optional.of("Max number of executor failures (" + most + ") reached; last failures: "
                    + String.join("; ", reasons));
        }
        ImmutableSet<String> own = excludedHosts();
        if (nodes > 0 && !own.isEmpty() && Sets.union(own, otherwiseExcluded).size() >= nodes) {
            return Optional.of("Due to executor failures all available nodes are excluded; last failures: "
                    + String.join("; ", reasons));
        }
        return Optional.empty();
    }
}
