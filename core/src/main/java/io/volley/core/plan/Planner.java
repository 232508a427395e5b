package io.volley.core.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.volley.core.demand.ExpectedWork;
import io.volley.core.demand.ProfileDemand;

/**
 * Plans how many executors of a profile are wanted. A pure function: the same demand and supply give the same plan.
 *
 * <p>Lowering a target never ends an executor that runs: it withdraws those on their way, and whatever is here beyond the
 * target is surplus.
 *
 * <p>Examples, with executors of 4 slots that take 5 s to start, at most 50 of them, a deadline of 50 s after the stage was
 * submitted, and a deadband of a tenth. {@code 100 x 2} are a hundred waiting tasks of 2 s, {@code 8 run 1} eight that run
 * and have 1 s left each, {@code ?} is a length that nobody knows.
 *
 * <pre>
 * backlog  | 100 x ?                    | none                 | 25, request 25: 100 tasks of unknown duration are assumed to be long, 4 at a time per executor
 * backlog  | 1000 x ?                   | none                 | 50, request 50: 1000 tasks of unknown duration are assumed to be long, 4 at a time per executor; at most 50
 * backlog  | 400 x 2                    | none                 | 40, request 40: 800 task-seconds left, 0 slots, 40 more finish in 10 s; start-up 5 s
 * backlog  | 400 x 2                    | 38 starting 3        | 38: 800 task-seconds left, 0 slots, 38 more finish in 7.3 s; start-up 5 s
 * backlog  | 40 x 0.5, 8 run 0.2        | 2 ready              | 2: 21.6 task-seconds left, 8 slots: done in 2.7 s; start-up 5 s
 * backlog  | 8 x 100                    | 2 ready              | 2: 800 task-seconds left, 8 slots: one for each task
 * backlog  | 400 x 2, 8 run 1           | 2 ready              | 40, request 38: 808 task-seconds left, 8 slots, 38 more finish in 9.8 s; start-up 5 s
 * backlog  | 400 x 2, 40 run 1          | 10 ready, 2 parked   | 42, request 30, unpark 2: 840 task-seconds left, 48 slots, 30 more finish in 8.6 s; start-up 5 s
 * backlog  | 400 x 0.5, 1 run 3600      | 10 ready             | 10: 3800 task-seconds left, 40 slots: done in 3600 s; start-up 5 s
 * backlog  | 3 run 1                    | 10 ready             | 1: 3 task-seconds left, 40 slots: one for each task
 * backlog  | 6 x ?, 400 x 2             | 2 ready              | 41, request 39: 6 tasks of unknown duration are assumed to be long, 4 at a time per executor; 800 task-seconds left, 8 slots, 39 more finish in 9.8 s; start-up 5 s
 * backlog  |                            | 4 starting 2         | 0, withdraw 4: no task waits or runs
 * backlog  | 39 x 10, 40 run 5          | 21 ready             | 21: 590 task-seconds left, 84 slots: one for each task; 20 would suffice, but the change is below the deadband
 * backlog  | barrier 30 x 0.1           | 2 ready              | 8, request 6: 3 task-seconds left, 8 slots: done in 0.4 s; start-up 5 s; 30 tasks of a barrier stage must start together
 * backlog  | announced 120 x 10 in 65   | none                 | 5, request 5: no task waits or runs; 5 for 120 announced tasks of 10 s within 65 s
 * deadline | 400 x 2                    | none                 | 5, request 5: 800 task-seconds left: 5 executors finish each stage within 50 s of its submission
 * deadline | 400 x 2, 40 run 1          | 10 ready             | 5: 840 task-seconds left: 5 executors finish each stage within 50 s of its submission
 * deadline | 400 x 0.5, 1 run 3600      | 1 ready              | 1: 3800 task-seconds left: 1 executors finish each stage within 50 s of its submission
 * deadline | 30 x 100                   | none                 | 8, request 8: 3000 task-seconds left, 0 slots, 8 more finish in 98.8 s; start-up 5 s
 * stock    | 400 x 2                    | 1 ready              | 2, request 1: 2 requested by Spark's own ramp
 * </pre>
 */
public final class Planner {
    private final Limits limits;
    private final PlanSettings settings;

    /**
     * @param limits the bounds of Spark's dynamic allocation
     * @param settings the policy and its figures
     */
    public Planner(Limits limits, PlanSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    /**
     * Plans for one profile.
     *
     * @param demand what its tasks need
     * @param supply its executors
     * @param requested how many Spark's own ExecutorAllocationManager requests
     */
    public Plan plan(ProfileDemand demand, ProfileSupply supply, int requested) {
        Reasons reasons = new Reasons();
        if (settings.policy() == Policy.STOCK) {
            reasons.stock(requested);
            return Plan.of(requested, supply, reasons.all());
        }
        RemainingWork remaining = RemainingWork.of(demand);
        int needed = forTasks(demand, remaining, supply, reasons);
        needed = Ints.saturatedCast((long) needed + forAnnounced(demand.expected(), supply, reasons));
        int barrier = divide(remaining.barrier(), supply.slots());
        if (barrier > needed) {
            reasons.barrier(remaining.barrier());
            needed = barrier;
        }
        int unschedulable = supply.present() + limits.executorsFor(demand.unschedulableTaskSets(), supply.slots());
        if (demand.unschedulableTaskSets() > 0 && unschedulable > needed) {
            reasons.unschedulable(demand.unschedulableTaskSets());
            needed = unschedulable;
        }
        int target = limits.bound(needed);
        if (target != needed) {
            reasons.bounded(target, target > needed);
        }
        if (remaining.tasks() > 0 && target != supply.target() && isKept(supply.target(), target, barrier, supply)) {
            reasons.kept(target, supply.target());
            target = supply.target();
        }
        return Plan.of(target, supply, reasons.all());
    }

    /** What the tasks that wait or run need. */
    private int forTasks(ProfileDemand demand, RemainingWork remaining, ProfileSupply supply, Reasons reasons) {
        if (remaining.tasks() == 0) {
            reasons.noWork();
            return 0;
        }
        int full = full(remaining, supply.slots());
        Backlog backlog = new Backlog(remaining, supply, settings);
        int beside = backlog.beside();
        // The ratio holds for what is worth it in all, not anew for what is still missing: else it would wear off.
        long inAll = (long) supply.present() + beside;
        int worth = beside == 0
                ? supply.present()
                : Math.max(supply.present(), Ints.saturatedCast((long) Math.ceil(inAll * limits.ratio())));
        int needed = Math.max(1, Math.min(worth, full));
        if (settings.policy() == Policy.DEADLINE && remaining.unknown() == 0) {
            int inTime = Math.max(1, Ints.saturatedCast((long)
                    Math.ceil(new Deadline(supply, settings).needed(demand) * limits.ratio())));
            if (inTime < needed) {
                reasons.deadline(remaining, settings.deadlineSeconds(), inTime);
                return inTime;
            }
        }
        reasons.backlog(remaining, supply, backlog.secondsLeft(), needed, full);
        return needed;
    }

    /** What all tasks at once take, as Spark reckons it: with room for a copy beside its original. */
    private int full(RemainingWork remaining, int slots) {
        int executors = limits.executorsFor(remaining.tasks(), slots);
        return slots > 1 && executors == 1 && remaining.speculative() > 0 ? 2 : executors;
    }

    private int forAnnounced(ImmutableList<ExpectedWork> expected, ProfileSupply supply, Reasons reasons) {
        long executors = 0;
        for (ExpectedWork work : expected) {
            double seconds = Math.max(work.withinSeconds() - supply.startUpSeconds(), work.taskSeconds());
            double inTime = Math.ceil(work.tasks() * work.taskSeconds() / (seconds * supply.slots()) - 1e-9);
            int more = (int) Math.min(inTime, divide(work.tasks(), supply.slots()));
            reasons.announced(more, work);
            executors += more;
        }
        return Ints.saturatedCast(executors);
    }

    /** Whether a change is so small that it is not worth it. */
    private boolean isKept(int before, int target, int barrier, ProfileSupply supply) {
        return Math.abs((double) target - before) < settings.deadband() * before
                && before == limits.bound(before)
                && before >= barrier
                && before <= supply.present() + supply.startingCount();
    }

    private static int divide(int tasks, int slots) {
        return (int) (((long) tasks + slots - 1) / slots);
    }
}
