package io.volley.core.demand;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The work of an application, from the events of its stages and tasks to the demand of each resource profile. Not safe for
 * several threads. What is over is forgotten, but for how long its tasks took. Times are seconds on one clock.
 */
public final class Workload {
    private static final Comparator<StageWork> LAST_FIRST =
            Comparator.comparingInt((StageWork work) -> work.id().stage()).reversed();

    private final Map<StageId, StageWork> stages = new HashMap<>();
    private final Map<ProfileId, Double> lastStarts = new HashMap<>();
    private final Set<StageId> suspects = new HashSet<>();
    private final TaskDurationHistory history = new TaskDurationHistory();

    /**
     * An attempt of a stage has been submitted.
     *
     * @param profile whose executors its tasks take
     * @param tasks how many it has
     * @param code what it does: the place in the user's program, such as {@code count at Daily.java:23}, and the operators of its
     *     RDDs
     * @param barrier whether all its tasks must start together
     */
    public void submitted(StageId stage, ProfileId profile, int tasks, String code, boolean barrier, double now) {
        StageWork.Submitted submitted = new StageWork.Submitted(profile, tasks, code, barrier);
        stages.putIfAbsent(stage, new StageWork(stage, submitted, history, now));
    }

    /** No task of this attempt of a stage will start any more. */
    public void completed(StageId stage) {
        on(stage, StageWork::over);
    }

    public void started(StageId stage, Task task, double now) {
        on(stage, work -> {
            work.started(task, now);
            lastStarts.put(work.profile(), now);
        });
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

    /** How long tasks of each profile have waited; profiles of which none waits are not named. */
    public ImmutableMap<ProfileId, TaskWait> waits(double now) {
        Map<ProfileId, TaskWait> waits = new HashMap<>();
        Map<ProfileId, Double> later = new HashMap<>();
        for (StageWork stage : ImmutableList.sortedCopyOf(LAST_FIRST, stages.values())) {
            ProfileId profile = stage.profile();
            stage.waitsSince().ifPresent(since -> {
                double lastStart = Math.max(since, lastStarts.getOrDefault(profile, since));
                double overtaken = later.getOrDefault(profile, since) - since;
                waits.merge(
                        profile,
                        new TaskWait(Math.max(0, now - since), Math.max(0, now - lastStart), Math.max(0, overtaken)),
                        TaskWait::or);
            });
            stage.lastStart().ifPresent(start -> later.merge(profile, start, Math::max));
        }
        return ImmutableMap.copyOf(waits);
    }

    /**
     * Corrects by what Spark's scheduler holds what events have told: some may have been lost. Of what is known to one side
     * alone that is believed which is so for the second time in a row, for events come late.
     *
     * @param active all attempts of stages that are active now
     */
    public void correct(Collection<TaskSetState> active, double now) {
        ImmutableMap<StageId, TaskSetState> states = Maps.uniqueIndex(active, TaskSetState::id);
        Set<StageId> differing = new HashSet<>(Sets.symmetricDifference(stages.keySet(), states.keySet()));
        Set<StageId> confirmed = new HashSet<>(Sets.intersection(differing, suspects));
        for (StageId stage : confirmed) {
            TaskSetState state = states.get(stage);
            if (state == null) {
                stages.remove(stage);
            } else {
                submitted(stage, state.profile(), state.tasks(), "", false, now);
            }
        }
        suspects.clear();
        suspects.addAll(Sets.difference(differing, confirmed));
        states.forEach((stage, state) -> on(stage, work -> work.correct(state, now)));
    }

    /** The attempts of stages that are known and not over. */
    public ImmutableSet<StageId> stages() {
        return ImmutableSet.copyOf(stages.keySet());
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
