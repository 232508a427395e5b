package io.volley.core.demand;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;

/**
 * What the tasks of one resource profile need now.
 *
 * @param stages attempts of stages that have tasks waiting or running
 * @param unschedulableTaskSets task sets that no present executor may take, because of exclusions
 * @param expected work that the program has announced and that has not come yet
 */
public record ProfileDemand(
        ImmutableList<StageDemand> stages, int unschedulableTaskSets, ImmutableList<ExpectedWork> expected) {
    public static final ProfileDemand NONE = new ProfileDemand(ImmutableList.of(), 0, ImmutableList.of());

    public ProfileDemand {
        checkArgument(
                unschedulableTaskSets >= 0,
                "unschedulableTaskSets is %s, but must not be negative",
                unschedulableTaskSets);
    }

    /** Tasks that wait or run, copies by speculation among them. */
    public int tasks() {
        return stages.stream().mapToInt(StageDemand::tasks).sum();
    }
}
