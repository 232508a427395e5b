package io.volley.spark;

import com.google.common.collect.ImmutableMap;
import io.volley.spark.scalein.KillGuard;
import io.volley.spark.scalein.Parking;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ShuffleMapStage;
import org.apache.spark.scheduler.TaskDescription;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.TaskSet;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.scheduler.WorkerOffer;
import scala.Option;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's task scheduler, with executors that can be parked, and with racks as Hadoop's topology settings name them. */
public final class VolleyTaskScheduler extends TaskSchedulerImpl implements Parking {
    private final OfferFilter offers = new OfferFilter();
    private final ReducerCounts reducers = new ReducerCounts();
    private final RackResolver racks;
    private volatile KillGuard guard = KillGuard.NONE;

    public VolleyTaskScheduler(SparkContext context) {
        super(context);
        racks = new RackResolver(context.hadoopConfiguration());
    }

    /** Takes effect at once: executors that are parked no more get tasks without waiting for the next round of offers. */
    @Override
    public void park(Set<String> executors) {
        boolean anyBack = offers.park(executors);
        for (TaskSetManager tasks : activeTaskSets()) {
            // Spark's lock is let go in between.
            synchronized (this) {
                tasks.recomputeLocality();
            }
        }
        if (anyBack) {
            backend().reviveOffers();
        }
    }

    /** Whether a parked executor is among these, or all that live on one of these hosts are parked. Called under Spark's lock. */
    boolean isAnyParked(
            scala.collection.mutable.Map<String, ?> executors, scala.collection.mutable.Map<String, ?> hosts) {
        for (String executor : offers.parked()) {
            if (executors.contains(executor)) {
                return true;
            }
            Option<String> host = executorIdToHost().get(executor);
            if (host.isDefined() && hosts.contains(host.get()) && isAllParked(host.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean isAllParked(String host) {
        Option<scala.collection.immutable.Set<String>> alive = getExecutorsAliveOnHost(host);
        return alive.isDefined() && offers.parked().containsAll(CollectionConverters.asJava(alive.get()));
    }

    @Override
    public TaskSetManager createTaskSetManager(TaskSet tasks, int maxFailures) {
        return new VolleyTaskSet(this, tasks, maxFailures);
    }

    @Override
    public void guard(KillGuard next) {
        guard = next;
    }

    @Override
    public synchronized Seq<Seq<TaskDescription>> resourceOffers(
            IndexedSeq<WorkerOffer> all, boolean isAllFreeResources) {
        Seq<Seq<TaskDescription>> launches = super.resourceOffers(all, isAllFreeResources);
        CollectionConverters.asJava(launches).forEach(ofOne -> {
            if (!ofOne.isEmpty()) {
                guard.launched(ofOne.head().executorId());
            }
        });
        return launches;
    }

    /** Whether a kill or a decommissioning that is not forced shall spare an executor. */
    public boolean spares(String executor) {
        return guard.spares(executor);
    }

    /** Whether it runs tasks, or a kill that is not forced shall spare it: Spark kills none that is busy unless forced. */
    @Override
    public synchronized boolean isExecutorBusy(String executor) {
        return super.isExecutorBusy(executor) || spares(executor);
    }

    @Override
    public IndexedSeq<WorkerOffer> shuffleOffers(IndexedSeq<WorkerOffer> all) {
        return super.shuffleOffers(offers.of(all));
    }

    /** Runs on Spark's thread of the DAG, which alone may look at the stages. */
    @Override
    public void submitTasks(TaskSet tasks) {
        if (tasks.shuffleId().isDefined()) {
            Option<ShuffleMapStage> stage =
                    dagScheduler().shuffleIdToMapStage().get(tasks.shuffleId().get());
            if (stage.isDefined()) {
                reducers.put(
                        (Integer) tasks.shuffleId().get(),
                        stage.get().shuffleDep().partitioner().numPartitions());
            }
        }
        super.submitTasks(tasks);
    }

    /** How many tasks read a shuffle; 0 if that is not known. */
    public int readersOf(int shuffle) {
        return reducers.of(shuffle);
    }

    @Override
    public boolean runsTasks(String executor) {
        return super.isExecutorBusy(executor);
    }

    @Override
    public Map<String, Integer> runningTasks() {
        return CollectionConverters.asJava(runningTasksByExecutors()).entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, running -> (Integer) running.getValue()));
    }

    /** The attempts of stages that have tasks to run, or tasks that run. */
    synchronized List<TaskSetManager> activeTaskSets() {
        return List.copyOf(CollectionConverters.asJava(rootPool().getSortedTaskSetQueue()));
    }

    /** The rack of each host, in the same order; Hadoop's default rack for one that is not known. */
    @Override
    public Seq<Option<String>> getRacksForHosts(Seq<String> hostPorts) {
        return CollectionConverters.asScala(racks.racks(CollectionConverters.asJava(hostPorts)).stream()
                        .map(Option::apply)
                        .toList())
                .toSeq();
    }
}
