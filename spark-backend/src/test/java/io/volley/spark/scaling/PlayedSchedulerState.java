package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.core.demand.StageId;
import io.volley.core.demand.TaskSetState;
import io.volley.core.record.ProfileId;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.scheduler.StageInfo;

/** What Spark itself would hold, whatever its events tell. */
final class PlayedSchedulerState implements SchedulerState {
    private final Map<StageId, TaskSetState> taskSets = new LinkedHashMap<>();
    private final Map<String, ProfileId> executors = new LinkedHashMap<>();
    private ImmutableList<Output> outputs = ImmutableList.of();
    private ImmutableSet<Integer> jobs = ImmutableSet.of();
    private ImmutableSet<Long> queries = ImmutableSet.of();

    void submitted(StageInfo stage) {
        StageId id = DemandListener.id(stage);
        taskSets.put(
                id,
                new TaskSetState(
                        id,
                        new ProfileId(stage.resourceProfileId()),
                        stage.numTasks(),
                        new BitSet(),
                        ImmutableSet.of(),
                        false));
    }

    void begun(StageInfo stage, int task) {
        taskSets.computeIfPresent(DemandListener.id(stage), (id, state) -> {
            BitSet begun = (BitSet) state.begun().clone();
            begun.set(task);
            Set<Long> running = Sets.union(state.running(), Set.of((long) task));
            return new TaskSetState(id, state.profile(), state.tasks(), begun, ImmutableSet.copyOf(running), false);
        });
    }

    void ended(StageInfo stage, int task) {
        taskSets.computeIfPresent(DemandListener.id(stage), (id, state) -> {
            Set<Long> running = Sets.difference(state.running(), Set.of((long) task));
            return new TaskSetState(
                    id, state.profile(), state.tasks(), state.begun(), ImmutableSet.copyOf(running), false);
        });
    }

    void completed(StageInfo stage) {
        taskSets.remove(DemandListener.id(stage));
    }

    void registered(String executor) {
        executors.put(executor, ProfileId.DEFAULT);
    }

    void removed(String executor) {
        executors.remove(executor);
    }

    @Override
    public ImmutableList<TaskSetState> taskSets() {
        return ImmutableList.copyOf(taskSets.values());
    }

    @Override
    public ImmutableMap<String, ProfileId> executors() {
        return ImmutableMap.copyOf(executors);
    }

    void running(Set<Integer> nextJobs, Set<Long> nextQueries) {
        jobs = ImmutableSet.copyOf(nextJobs);
        queries = ImmutableSet.copyOf(nextQueries);
    }

    void writing(Output... next) {
        outputs = ImmutableList.copyOf(next);
    }

    @Override
    public ImmutableList<Output> outputs() {
        return outputs;
    }

    @Override
    public ImmutableSet<Integer> jobs() {
        return jobs;
    }

    @Override
    public boolean isExecuted(long query) {
        return queries.contains(query);
    }
}
