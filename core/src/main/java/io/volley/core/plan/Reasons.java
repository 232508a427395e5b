package io.volley.core.plan;

import com.google.common.collect.ImmutableList;
import io.volley.core.demand.ExpectedWork;
import java.util.Locale;

/** The words of a plan. */
final class Reasons {
    private final ImmutableList.Builder<String> all = ImmutableList.builder();

    void stock(int requested) {
        say("%d requested by Spark's own ramp", requested);
    }

    void noWork() {
        say("no task waits or runs");
    }

    void backlog(RemainingWork remaining, ProfileSupply supply, double left, int needed, int full) {
        int slots = supply.present() * supply.slots();
        int more = needed - supply.present();
        if (remaining.unknown() > 0) {
            say(
                    "%d tasks of unknown duration are assumed to be long, %d at a time per executor",
                    remaining.unknown(), supply.slots());
        }
        if (remaining.unknown() < remaining.tasks()) {
            say(known(remaining, supply, left, needed, slots, more, full));
        }
    }

    private static String known(
            RemainingWork remaining, ProfileSupply supply, double left, int needed, int slots, int more, int full) {
        String work = seconds(remaining.workSeconds()) + " task-seconds left, " + slots + " slots";
        if (more > 0) {
            double finish = Math.max(
                    remaining.longestSeconds(), supply.startUpSeconds() + left / ((double) needed * supply.slots()));
            return String.format(
                    Locale.ROOT,
                    "%s, %d more finish in %s s; start-up %s s",
                    work,
                    more,
                    seconds(finish),
                    seconds(supply.startUpSeconds()));
        }
        if (needed == full) {
            return work + ": one for each task";
        }
        return String.format(
                Locale.ROOT,
                "%s: done in %s s; start-up %s s",
                work,
                seconds(remaining.doneInSeconds(slots)),
                seconds(supply.startUpSeconds()));
    }

    void deadline(RemainingWork remaining, double deadline, int executors) {
        say(
                "%s task-seconds left: %d executors finish each stage within %s s of its submission",
                seconds(remaining.workSeconds()), executors, seconds(deadline));
    }

    void announced(int more, ExpectedWork work) {
        say(
                "%d for %d announced tasks of %s s within %s s",
                more, work.tasks(), seconds(work.taskSeconds()), seconds(work.withinSeconds()));
    }

    void barrier(int tasks) {
        say("%d tasks of a barrier stage must start together", tasks);
    }

    void unschedulable(int taskSets) {
        say("executors for %d task sets that no present executor may run", taskSets);
    }

    void bounded(int target, boolean atLeast) {
        say(atLeast ? "at least %d" : "at most %d", target);
    }

    void kept(int needed, int target) {
        say("%d would suffice, but the change is below the deadband", needed);
    }

    ImmutableList<String> all() {
        return all.build();
    }

    private void say(String words, Object... figures) {
        all.add(String.format(Locale.ROOT, words, figures));
    }

    /** Tenths below 100, whole numbers above. */
    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 99.95 ? "%.1f" : "%.0f", seconds)
                .replaceFirst("\\.0$", "");
    }
}
