package io.volley.spark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.demand.StageId;
import io.volley.core.demand.TaskSetState;
import io.volley.core.record.ProfileId;
import io.volley.spark.scalein.SqlExecutions;
import io.volley.spark.scaling.SchedulerState;
import java.util.BitSet;
import java.util.Set;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;

/** What the task scheduler, the DAG scheduler and the backend of one application hold. */
public final class SparkState implements SchedulerState {
    private final VolleyTaskScheduler scheduler;
    private final CoarseGrainedSchedulerBackend backend;

    public SparkState(VolleyTaskScheduler scheduler, CoarseGrainedSchedulerBackend backend) {
        this.scheduler = scheduler;
        this.backend = backend;
    }

    @Override
    public ImmutableList<TaskSetState> taskSets() {
        ImmutableList.Builder<TaskSetState> states = ImmutableList.builder();
        for (TaskSetManager tasks : scheduler.activeTaskSets()) {
            // Spark's lock is let go in between.
            synchronized (scheduler) {
                states.add(state(tasks));
            }
        }
        return states.build();
    }

    @Override
    public ImmutableList<Output> outputs() {
        return scheduler.activeTaskSets().stream()
                .map(TaskSetManager::taskSet)
                .filter(tasks -> tasks.shuffleId().isDefined())
                .map(tasks ->
                        new Output((Integer) tasks.shuffleId().get(), running(SqlExecutions.of(tasks.properties()))))
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableSet<Long> running(Set<Long> executions) {
        return ImmutableSet.copyOf(Sets.filter(executions, this::isExecuted));
    }

    private static TaskSetState state(TaskSetManager tasks) {
        int[] copies = tasks.copiesRunning();
        boolean[] successful = tasks.successful();
        BitSet begun = new BitSet();
        for (int task = 0; task < copies.length; task++) {
            begun.set(task, copies[task] > 0 || successful[task]);
        }
        return new TaskSetState(
                new StageId(tasks.taskSet().stageId(), tasks.taskSet().stageAttemptId()),
                new ProfileId(tasks.taskSet().resourceProfileId()),
                copies.length,
                begun,
                ScalaCollections.asJava(tasks.runningTasksSet()).stream()
                        .map(Long.class::cast)
                        .collect(ImmutableSet.toImmutableSet()),
                tasks.isZombie());
    }

    @Override
    public ImmutableMap<String, ProfileId> executors() {
        ImmutableMap.Builder<String, ProfileId> executors = ImmutableMap.builder();
        for (String executor : ScalaCollections.asJava(backend.getExecutorIds())) {
            int profile = backend.getExecutorResourceProfileId(executor);
            if (profile != ResourceProfile.UNKNOWN_RESOURCE_PROFILE_ID()) {
                executors.put(executor, new ProfileId(profile));
            }
        }
        return executors.buildOrThrow();
    }

    /** From what belongs to another thread of Spark's, without its lock: a job that comes or goes in this moment may be missed. */
    @Override
    public ImmutableSet<Integer> jobs() {
        return ScalaCollections.asJava(
                        scheduler.dagScheduler().jobIdToActiveJob().keySet())
                .stream()
                .map(Integer.class::cast)
                .collect(ImmutableSet.toImmutableSet());
    }

    @Override
    public boolean isExecuted(long query) {
        return SqlExecutions.isRunning(query);
    }
}
