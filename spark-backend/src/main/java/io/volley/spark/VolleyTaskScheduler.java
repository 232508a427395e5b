package io.volley.spark;

import com.google.common.collect.ImmutableMap;
import io.volley.spark.scalein.Parking;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

/** Spark's task scheduler, with executors that can be parked, and with racks as Hadoop's topology settings name them. */
public final class VolleyTaskScheduler extends TaskSchedulerImpl implements Parking {
    private final OfferFilter offers = new OfferFilter(this::activeTaskSets);
    private final ReducerCounts reducers = new ReducerCounts();
    private final RackResolver racks;
    private volatile Predicate<String> spared = executor -> false;

    public VolleyTaskScheduler(SparkContext context) {
        super(context);
        racks = new RackResolver(context.hadoopConfiguration());
    }

    /** Takes effect at once: executors that are parked no more get tasks without waiting for the next round of offers. */
    @Override
    public void park(Set<String> executors) {
        if (offers.park(executors)) {
            synchronized (this) {
                if (offers.isEmpty()) {
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

    /** How many tasks run on each executor. */
    public Map<String, Integer> runningTasks() {
        return CollectionConverters.asJava(runningTasksByExecutors()).entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, running -> (Integer) running.getValue()));
    }

    private List<TaskSetManager> activeTaskSets() {
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
