package io.volley.spark;

import com.google.common.base.Suppliers;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.HostAndPort;
import io.volley.spark.release.Parking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.net.CachedDNSToSwitchMapping;
import org.apache.hadoop.net.DNSToSwitchMapping;
import org.apache.hadoop.net.NetworkTopology;
import org.apache.hadoop.net.ScriptBasedMapping;
import org.apache.hadoop.util.ReflectionUtils;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ShuffleMapStage;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.TaskSet;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.scheduler.WorkerOffer;
import scala.Option;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's task scheduler, with executors that can be parked, and with racks as Hadoop's topology settings name them.
 *
 * <p>While any executor is parked no task waits for a place that it would like better: the place may be on a parked one, and
 * Spark would wait for it in vain.
 */
public final class VolleyTaskScheduler extends TaskSchedulerImpl implements Parking {
    private static final int SHUFFLES = 100_000;

    private final Supplier<DNSToSwitchMapping> topology;
    private final Cache<Integer, Integer> readers =
            CacheBuilder.newBuilder().maximumSize(SHUFFLES).build();
    private volatile ImmutableSet<String> parked = ImmutableSet.of();
    private volatile Predicate<String> spared = executor -> false;

    public VolleyTaskScheduler(SparkContext context) {
        super(context);
        topology = Suppliers.memoize(() -> topologyOf(context.hadoopConfiguration()));
    }

    /** Takes effect at once: executors that are parked no more get tasks without waiting for the next round of offers. */
    @Override
    public void park(Set<String> executors) {
        ImmutableSet<String> before = parked;
        parked = ImmutableSet.copyOf(executors);
        if (!parked.containsAll(before)) {
            synchronized (this) {
                if (parked.isEmpty()) {
                    activeTaskSets().forEach(TaskSetManager::recomputeLocality);
                }
            }
            backend().reviveOffers();
        }
    }

    @Override
    public void spare(Predicate<String> executors) {
        spared = executors;
    }

    /** Whether a kill or a decommissioning that is not forced shall spare an executor. */
    public boolean spares(String executor) {
        return spared.test(executor);
    }

    /** Whether it runs tasks, or a kill that is not forced shall spare it: Spark kills none that is busy unless forced. */
    @Override
    public synchronized boolean isExecutorBusy(String executor) {
        return super.isExecutorBusy(executor) || spares(executor);
    }

    @Override
    public IndexedSeq<WorkerOffer> shuffleOffers(IndexedSeq<WorkerOffer> offers) {
        ImmutableSet<String> now = parked;
        if (now.isEmpty()) {
            return super.shuffleOffers(offers);
        }
        activeTaskSets().forEach(VolleyTaskScheduler::waitForNoPlace);
        return super.shuffleOffers(CollectionConverters.asScala(CollectionConverters.asJava(offers).stream()
                        .filter(offer -> !now.contains(offer.executorId()))
                        .toList())
                .toIndexedSeq());
    }

    /** Runs on Spark's thread of the DAG, which alone may look at the stages. */
    @Override
    public void submitTasks(TaskSet tasks) {
        if (tasks.shuffleId().isDefined()) {
            Option<ShuffleMapStage> stage =
                    dagScheduler().shuffleIdToMapStage().get(tasks.shuffleId().get());
            if (stage.isDefined()) {
                readers.put(
                        (Integer) tasks.shuffleId().get(),
                        stage.get().shuffleDep().partitioner().numPartitions());
            }
        }
        super.submitTasks(tasks);
    }

    /** How many tasks read a shuffle; 0 if that is not known. */
    public int readersOf(int shuffle) {
        Integer known = readers.getIfPresent(shuffle);
        return known == null ? 0 : known;
    }

    /** How many tasks run on each executor. */
    public Map<String, Integer> runningTasks() {
        return CollectionConverters.asJava(runningTasksByExecutors()).entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, running -> (Integer) running.getValue()));
    }

    private List<TaskSetManager> activeTaskSets() {
        return List.copyOf(CollectionConverters.asJava(rootPool().getSortedTaskSetQueue()));
    }

    private static void waitForNoPlace(TaskSetManager tasks) {
        for (long wait : tasks.localityWaits()) {
            if (wait > 0) {
                tasks.localityWaits_$eq(new long[tasks.localityWaits().length]);
                return;
            }
        }
    }

    /** The rack of each host, in the same order; Hadoop's default rack for one that is not known. */
    @Override
    public Seq<Option<String>> getRacksForHosts(Seq<String> hostPorts) {
        if (hostPorts.isEmpty()) {
            return CollectionConverters.asScala(List.<Option<String>>of()).toSeq();
        }
        List<String> hosts = CollectionConverters.asJava(hostPorts).stream()
                .map(hostPort -> HostAndPort.fromString(hostPort).getHost())
                .toList();
        List<String> racks = topology.get().resolve(new ArrayList<>(hosts));
        ImmutableList.Builder<Option<String>> known = ImmutableList.builder();
        for (int host = 0; host < hosts.size(); host++) {
            String rack = racks == null || racks.size() <= host ? null : racks.get(host);
            known.add(Option.apply(rack == null || rack.isEmpty() ? NetworkTopology.DEFAULT_RACK : rack));
        }
        return CollectionConverters.asScala(known.build()).toSeq();
    }

    private static DNSToSwitchMapping topologyOf(Configuration hadoop) {
        DNSToSwitchMapping mapping = ReflectionUtils.newInstance(
                hadoop.getClass(
                        CommonConfigurationKeysPublic.NET_TOPOLOGY_NODE_SWITCH_MAPPING_IMPL_KEY,
                        ScriptBasedMapping.class,
                        DNSToSwitchMapping.class),
                hadoop);
        return mapping instanceof CachedDNSToSwitchMapping ? mapping : new CachedDNSToSwitchMapping(mapping);
    }
}
