package io.volley.spark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.volley.spark.line.LineTaskScheduler;
import io.volley.spark.scalein.KillGuard;
import io.volley.spark.scalein.Parking;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.Schedulable;
import org.apache.spark.scheduler.ShuffleMapStage;
import org.apache.spark.scheduler.TaskSet;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.scheduler.WorkerOffer;
import scala.Option;

/** Spark's task scheduler, with executors that can be parked, and with racks as Hadoop's topology settings name them. */
public final class VolleyTaskScheduler extends LineTaskScheduler implements Parking {
    /** How many executors or hosts are looked at without letting go of Spark's lock. */
    private static final int AT_ONCE = 500;

    private final OfferFilter offers = new OfferFilter();
    private final ReducerCounts reducers = new ReducerCounts();
    private final RackResolver racks;
    private volatile KillGuard guard = KillGuard.NONE;

    /** The hosts on which all executors were parked when parking changed for the last time. */
    private volatile ImmutableSet<String> parkedHosts = ImmutableSet.of();

    private final AtomicLong parkings = new AtomicLong();

    public VolleyTaskScheduler(SparkContext context) {
        super(context);
        racks = new RackResolver(context.hadoopConfiguration());
    }

    /** Takes effect at once: executors that are parked no more get tasks without waiting for the next round of offers. */
    @Override
    public void park(Set<String> executors) {
        boolean anyBack = offers.park(executors);
        parkedHosts = fullyParked(offers.parked());
        parkings.incrementAndGet();
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

    private ImmutableSet<String> fullyParked(ImmutableSet<String> parked) {
        Set<String> hosts = new HashSet<>();
        for (List<String> some : Iterables.partition(parked, AT_ONCE)) {
            synchronized (this) {
                for (String executor : some) {
                    Option<String> host = executorIdToHost().get(executor);
                    if (host.isDefined()) {
                        hosts.add(host.get());
                    }
                }
            }
        }
        ImmutableSet.Builder<String> all = ImmutableSet.builder();
        for (List<String> some : Iterables.partition(hosts, AT_ONCE)) {
            synchronized (this) {
                some.stream().filter(host -> isAllParked(host, parked)).forEach(all::add);
            }
        }
        return all.build();
    }

    private boolean isAllParked(String host, ImmutableSet<String> parked) {
        Option<scala.collection.immutable.Set<String>> alive = getExecutorsAliveOnHost(host);
        return alive.isDefined() && parked.containsAll(ScalaCollections.asJava(alive.get()));
    }

    /** Grows whenever others are parked. */
    long parkings() {
        return parkings.get();
    }

    /** Whether a parked executor is among these, or one of these hosts has only parked ones. Called under Spark's lock. */
    boolean isAnyParked(
            scala.collection.mutable.Map<String, ?> executors, scala.collection.mutable.Map<String, ?> hosts) {
        return isAnyOf(offers.parked(), ScalaCollections.asJava(executors).keySet())
                || isAnyOf(parkedHosts, ScalaCollections.asJava(hosts).keySet());
    }

    private static boolean isAnyOf(Set<String> some, Set<String> others) {
        return some.size() <= others.size()
                ? some.stream().anyMatch(others::contains)
                : others.stream().anyMatch(some::contains);
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
    protected void launching(String executor) {
        guard.launched(executor);
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
    protected List<WorkerOffer> offered(List<WorkerOffer> all) {
        return offers.of(all);
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
        return ScalaCollections.asJava(runningTasksByExecutors()).entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, running -> (Integer) running.getValue()));
    }

    /**
     * The attempts of stages that have tasks to run, or tasks that run. Not those of Spark's sorted queue: it leaves out those
     * that have nothing more to start.
     */
    public ImmutableList<TaskSetManager> activeTaskSets() {
        ImmutableList.Builder<TaskSetManager> active = ImmutableList.builder();
        addTaskSets(rootPool(), active);
        return active.build();
    }

    /** The queues of a pool are safe for several threads. */
    private static void addTaskSets(Schedulable schedulable, ImmutableList.Builder<TaskSetManager> found) {
        if (schedulable instanceof TaskSetManager tasks) {
            found.add(tasks);
        } else {
            schedulable.schedulableQueue().forEach(inside -> addTaskSets(inside, found));
        }
    }

    /** The rack of each host, in the same order; Hadoop's default rack for one that is not known. */
    @Override
    protected List<Option<String>> racks(List<String> hostPorts) {
        return racks.racks(hostPorts).stream().map(Option::apply).toList();
    }
}
