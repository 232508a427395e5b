package io.volley.spark.scaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.StageId;
import io.volley.core.demand.TaskSetState;
import io.volley.core.record.ProfileId;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.scheduler.StageInfo;

/** What Spark itself would hold, whatever its events tell. */
final class PlayedSchedulerState implements SchedulerState {
    private final Map<StageId, TaskSetState> taskSets = new LinkedHashMap<>();
    private final Map<String, ProfileId> executors = new LinkedHashMap<>();

    void submitted(StageInfo stage) {
        StageId id = DemandListener.id(stage);
        taskSets.put(
                id,
                new TaskSetState(
                        id,
                        new ProfileId(stage.resourceProfileId()),
                        stage.numTasks(),
                        new BitSet(),
                        ImmutableSet.of()));
    }

    void begun(StageInfo stage, int task) {
        taskSets.computeIfPresent(DemandListener.id(stage), (id, state) -> {
            BitSet begun = (BitSet) state.begun().clone();
            begun.set(task);
            return new TaskSetState(id, state.profile(), state.tasks(), begun, state.running());
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

    @Override
    public ImmutableSet<Integer> jobs() {
        return ImmutableSet.of();
    }

    @Override
    public boolean isExecuted(long query) {
        return false;
    }
}
