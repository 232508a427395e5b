package io.volley.core.demand;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The work of an application, from the events of its stages and tasks to the demand of each resource profile. Not safe for
 * several threads. What is over is forgotten, but for how long its tasks took. Times are seconds on one clock.
 */
public final class Workload {
    private final Map<StageId, StageWork> stages = new HashMap<>();
    private final TaskDurationHistory history = new TaskDurationHistory();

    /**
     * An attempt of a stage has been submitted.
     *
     * @param profile whose executors its tasks take
     * @param tasks how many it has
     * @param callSite the place in the user's program, such as {@code count at Daily.java:23}
     * @param barrier whether all its tasks must start together
     */
    public void submitted(StageId stage, ProfileId profile, int tasks, String callSite, boolean barrier, double now) {
        StageWork.Submitted submitted = new StageWork.Submitted(profile, tasks, callSite, barrier);
        stages.put(stage, new StageWork(stage, submitted, history, now));
    }

    /** No task of this attempt of a stage will start any more. */
    public void completed(StageId stage) {
        on(stage, StageWork::over);
    }

    public void started(StageId stage, Task task, double now) {
        on(stage, work -> work.started(task, now));
    }

    /**
     * A task has ended.
     *
     * @param seconds how long it took; only looked at if it succeeded
     */
    public void ended(StageId stage, Task task, TaskOutcome outcome, double seconds) {
        if (outcome == TaskOutcome.SUCCEEDED) {
            history.took(seconds);
        }
        on(stage, work -> work.ended(task, outcome, seconds));
    }

    /** Speculation wants a copy of the task at this place. */
    public void copyWaits(StageId stage, int index) {
        on(stage, work -> work.copyWaits(index));
    }

    /** No present executor may run the tasks of this attempt, or one may again. */
    public void unschedulable(StageId stage, boolean now) {
        on(stage, work -> work.unschedulable(now));
    }

    /** The program says that the tasks of a profile will take so many seconds. */
    public void announced(ProfileId profile, double taskSeconds) {
        history.announced(profile, taskSeconds);
    }

    /** What each profile needs now; profiles that need nothing are not named. */
    public ImmutableSortedMap<ProfileId, ProfileDemand> demand(double now) {
        Map<ProfileId, List<StageWork>> profiles = new TreeMap<>();
        stages.values()
                .forEach(stage -> profiles.computeIfAbsent(stage.profile(), profile -> new ArrayList<>())
                        .add(stage));
        ImmutableSortedMap.Builder<ProfileId, ProfileDemand> demand = ImmutableSortedMap.naturalOrder();
        profiles.forEach((profile, works) -> demand.put(profile, demand(works, now)));
        return demand.buildOrThrow();
    }

    private static ProfileDemand demand(List<StageWork> stages, double now) {
        return new ProfileDemand(
                stages.stream()
                        .map(stage -> stage.demand(now))
                        .filter(stage -> stage.tasks() > 0)
                        .collect(ImmutableList.toImmutableList()),
                (int) stages.stream().filter(StageWork::isUnschedulable).count(),
                ImmutableList.of());
    }

    /** How many stages are remembered, active or for their history. */
    int size() {
        return stages.size() + history.size();
    }

    private void on(StageId stage, Consumer<StageWork> event) {
        Optional.ofNullable(stages.get(stage)).ifPresent(work -> {
            event.accept(work);
            if (work.isForgotten()) {
                stages.remove(stage);
            }
        });
    }
}
