package io.volley.spark.scaling;

import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import io.volley.simulation.stock.Allocation;
import io.volley.simulation.stock.RampSettings;
import io.volley.spark.ScalaCollections;
import io.volley.spark.stock.NoCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.ExecutorAllocationManager;
import org.apache.spark.SparkConf;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.scheduler.dynalloc.ExecutorMonitor;
import org.apache.spark.util.ManualClock;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;

/** Spark's own dynamic allocation and the model of it, which are told the same on the same clock. */
final class TwoAllocations {
    /** How often Spark looks. */
    static final long LOOK_MILLIS = 100;

    /** Spark's default of {@code executorIdleTimeout}. */
    static final long IDLE_MILLIS = 60_000;

    private static final long START_MILLIS = 1_000;

    private final ManualClock clock = new ManualClock(START_MILLIS);
    private final Random random;
    private final ExecutorAllocationManager spark;
    private final Allocation model;
    private final List<String> executors = new ArrayList<>();
    private final Map<Long, TaskInfo> placed = new HashMap<>();
    private final Set<Integer> shuffles = new TreeSet<>();
    private List<String> released = List.of();
    private int nextExecutor;

    TwoAllocations(RampSettings settings, Random random) {
        this(settings, IDLE_MILLIS, random);
    }

    /** @param idleMillis {@code executorIdleTimeout} */
    TwoAllocations(RampSettings settings, long idleMillis, Random random) {
        this.random = random;
        // Spark keeps the first one that it has made, and with it the slots of an executor.
        ResourceProfile$.MODULE$.clearDefaultProfile();
        this.spark = NoCluster.manager(conf(settings, idleMillis), false, clock);
        this.model = new Allocation(settings, idleMillis);
    }

    /** How many Spark requests. */
    int spark() {
        return ScalaCollections.asJava(spark.numExecutorsTargetPerResourceProfileId()).values().stream()
                .mapToInt(target -> (Integer) target)
                .sum();
    }

    /** How many the model requests. */
    int model() {
        return model.target();
    }

    /** Whom the model has released at the last tick. */
    List<String> givenBackByModel() {
        return released;
    }

    /** Whom Spark has released at the last tick. */
    Set<String> givenBackBySpark() {
        return ScalaCollections.asJava(monitor().executorsPendingToRemove());
    }

    /** Whoever was released is gone. */
    void remove() {
        List.copyOf(released).forEach(this::lose);
        released = List.of();
    }

    /** A tenth of a second passes, and both look. */
    void tick() {
        clock.advance(LOOK_MILLIS);
        look();
    }

    /** The clock goes on to so many milliseconds from its start. */
    void passTo(long millis) {
        clock.setTime(START_MILLIS + millis);
    }

    /** Both look. */
    void look() {
        spark.org$apache$spark$ExecutorAllocationManager$$schedule();
        released = model.look(now());
    }

    /** Executors come, one is lost, or a shuffle is cleaned. Returns which, for people. */
    String changeExecutors() {
        int dice = random.nextInt(12);
        if (dice == 0 && !executors.isEmpty()) {
            lose(executors.get(random.nextInt(executors.size())));
            return "lost";
        }
        if (dice < 4 && !shuffles.isEmpty()) {
            int shuffle = shuffles.iterator().next();
            shuffles.remove(shuffle);
            clean(shuffle);
            model.cleaned(shuffle);
            return "cleaned " + shuffle;
        }
        int more = Math.max(0, Math.min(model() - executors.size(), 1 + random.nextInt(64)));
        for (int executor = 0; executor < more; executor++) {
            come(Integer.toString(++nextExecutor));
        }
        return more + " came";
    }

    /** Tells both; a task is placed on one of the executors. */
    void tell(SparkListenerEvent event) {
        StageId stage = stage(event);
        if (event instanceof SparkListenerStageSubmitted submitted) {
            shuffleOf(stage.stage()).ifPresent(shuffle -> {
                began(job(submitted.stageInfo(), shuffle));
                shuffles.add(shuffle);
            });
            submitted(submitted);
        } else if (event instanceof SparkListenerStageCompleted completed) {
            completed(completed);
        } else if (event instanceof SparkListenerSpeculativeTaskSubmitted copy) {
            spark.listener().onSpeculativeTaskSubmitted(copy);
            model.copyWaits(stage, copy.taskIndex(), now());
        } else if (event instanceof SparkListenerTaskStart start) {
            place(stage, start.taskInfo());
        } else if (event instanceof SparkListenerTaskEnd end) {
            end(stage, end);
        } else {
            throw new IllegalArgumentException("no such event: " + event);
        }
    }

    /** Of which attempt of a stage an event tells. */
    static StageId stage(SparkListenerEvent event) {
        if (event instanceof SparkListenerStageSubmitted submitted) {
            return DemandListener.id(submitted.stageInfo());
        } else if (event instanceof SparkListenerStageCompleted completed) {
            return DemandListener.id(completed.stageInfo());
        } else if (event instanceof SparkListenerTaskStart start) {
            return new StageId(start.stageId(), start.stageAttemptId());
        } else if (event instanceof SparkListenerTaskEnd end) {
            return new StageId(end.stageId(), end.stageAttemptId());
        } else if (event instanceof SparkListenerSpeculativeTaskSubmitted copy) {
            return new StageId(copy.stageId(), copy.stageAttemptId());
        }
        throw new IllegalArgumentException("no such event: " + event);
    }

    private void place(StageId stage, TaskInfo task) {
        if (executors.isEmpty()) {
            come(Integer.toString(++nextExecutor));
        }
        String executor = executors.get(random.nextInt(executors.size()));
        TaskInfo there = new TaskInfo(
                task.taskId(),
                task.index(),
                0,
                task.index(),
                0,
                executor,
                "host",
                TaskLocality.ANY(),
                task.speculative());
        placed.put(task.taskId(), there);
        started(new SparkListenerTaskStart(stage.stage(), stage.attempt(), there));
    }

    private void end(StageId stage, SparkListenerTaskEnd told) {
        TaskInfo there = placed.getOrDefault(told.taskInfo().taskId(), told.taskInfo());
        placed.remove(there.taskId());
        SparkListenerTaskEnd end = new SparkListenerTaskEnd(
                stage.stage(), stage.attempt(), "", told.reason(), there, new ExecutorMetrics(), TaskMetrics.empty());
        ended(end, shuffleOf(stage.stage()));
    }

    /** Tells both. */
    void began(SparkListenerJobStart job) {
        monitor().onJobStart(job);
    }

    /** Tells both. */
    void ended(SparkListenerJobEnd job) {
        monitor().onJobEnd(job);
    }

    /** Tells both. */
    void submitted(SparkListenerStageSubmitted event) {
        spark.listener().onStageSubmitted(event);
        model.submitted(stage(event), event.stageInfo().numTasks(), now());
    }

    /** Tells both. */
    void completed(SparkListenerStageCompleted event) {
        spark.listener().onStageCompleted(event);
        model.completed(stage(event));
    }

    /** Tells both; the task is where it says. */
    void started(SparkListenerTaskStart start) {
        spark.listener().onTaskStart(start);
        monitor().onTaskStart(start);
        model.started(stage(start), task(start.taskInfo()), start.taskInfo().executorId(), now());
    }

    /**
     * Tells both; the task was where it says.
     *
     * @param writes the shuffle that its stage writes
     */
    void ended(SparkListenerTaskEnd end, OptionalInt writes) {
        spark.listener().onTaskEnd(end);
        monitor().onTaskEnd(end);
        TaskOutcome outcome = end.reason() == Success$.MODULE$
                ? TaskOutcome.SUCCEEDED
                : end.reason() instanceof TaskKilled ? TaskOutcome.KILLED : TaskOutcome.FAILED;
        model.ended(stage(end), task(end.taskInfo()), outcome, end.taskInfo().executorId(), writes, now());
    }

    /** Whether an executor is here. */
    boolean has(String executor) {
        return executors.contains(executor);
    }

    /** An executor registers. */
    void come(String executor) {
        executors.add(executor);
        ExecutorInfo info = new ExecutorInfo(
                "host",
                4,
                Map$.MODULE$.<String, String>empty(),
                Map$.MODULE$.<String, String>empty(),
                Map$.MODULE$.<String, ResourceInformation>empty(),
                0);
        monitor().onExecutorAdded(new SparkListenerExecutorAdded(now(), executor, info));
        model.registered(executor, now());
    }

    /** An executor is gone. */
    void lose(String executor) {
        executors.remove(executor);
        monitor().onExecutorRemoved(new SparkListenerExecutorRemoved(now(), executor, "lost"));
        model.removed(executor);
    }

    /** Every other stage writes a shuffle. */
    private static OptionalInt shuffleOf(int stage) {
        return stage % 4 == 0 ? OptionalInt.of(stage) : OptionalInt.empty();
    }

    private SparkListenerJobStart job(StageInfo stage, int shuffle) {
        StageInfo writes = SparkEvents.writing(stage, shuffle);
        Seq<StageInfo> stages = SparkEvents.seq(List.of(writes));
        return new SparkListenerJobStart(stage.stageId(), now(), stages, new Properties());
    }

    /** Not through Spark's bus, which does not run here. */
    private void clean(int shuffle) {
        try {
            var method = ExecutorMonitor.class.getDeclaredMethod("cleanupShuffle", int.class);
            method.setAccessible(true);
            method.invoke(monitor(), shuffle);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private ExecutorMonitor monitor() {
        return spark.executorMonitor();
    }

    private long now() {
        return clock.getTimeMillis();
    }

    private static Task task(TaskInfo info) {
        return new Task(info.taskId(), info.index(), info.speculative());
    }

    private static SparkConf conf(RampSettings settings, long idleMillis) {
        String prefix = "spark.dynamicAllocation.";
        return new SparkConf(false)
                .setMaster("spark-volley:yarn")
                .set("spark.executor.cores", Integer.toString(settings.slots()))
                .set(prefix + "testing", "true")
                .set(prefix + "minExecutors", Integer.toString(settings.limits().least()))
                .set(prefix + "maxExecutors", Integer.toString(settings.limits().most()))
                .set(prefix + "initialExecutors", Integer.toString(settings.initial()))
                .set(
                        prefix + "executorAllocationRatio",
                        Double.toString(settings.limits().ratio()))
                .set(prefix + "schedulerBacklogTimeout", settings.backlogMillis() + "ms")
                .set(prefix + "sustainedSchedulerBacklogTimeout", settings.sustainedMillis() + "ms")
                .set(prefix + "executorIdleTimeout", idleMillis + "ms");
    }
}
