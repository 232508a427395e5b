package io.volley.core.scalein;

import io.volley.core.demand.TaskWait;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Notices that tasks of one profile wait in vain: some wait, slots are free, and none starts. Whatever the reason (executors
 * that are excluded for them, a copy that may not run on its original's host, a host that is being decommissioned), parked
 * executors may be the only ones that can help. Belongs to one thread. Times are seconds on a clock that does not go back.
 *
 * <p>While nothing of the profile starts, one look decides. While other stages go on, slots are free for moments all the
 * time: then the same executor must have a free slot in five looks in a row, a second apart. There may be so many of these
 * tasks that no slot is ever free. So stages that came later may go on for a while, but no longer.
 */
public final class Stall {
    private static final double PATIENCE = 1;
    private static final int LOOKS = 5;

    /** Seconds, and looks in a row. Spark waits for three levels of locality, three seconds each. */
    private static final int OVERTAKEN = 15;

    private final Map<String, Integer> free = new HashMap<>();
    private int overtaken;
    private double nextLook = Double.NEGATIVE_INFINITY;
    private boolean found;

    /**
     * Whether it is so now.
     *
     * @param anyParked whether any executor of the profile is parked
     * @param wait how long tasks have waited
     * @param withFreeSlots the executors that get tasks and have a slot free; asked for once a second at most, and only while
     *     tasks wait
     */
    public boolean isThere(boolean anyParked, TaskWait wait, Supplier<Set<String>> withFreeSlots, double now) {
        if (!anyParked || wait.stageSeconds() < PATIENCE) {
            free.clear();
            overtaken = 0;
            found = false;
        } else if (now >= nextLook) {
            nextLook = now + PATIENCE;
            Set<String> seen = withFreeSlots.get();
            free.keySet().retainAll(seen);
            seen.forEach(executor -> free.merge(executor, 1, Integer::sum));
            overtaken = wait.overtakenSeconds() >= OVERTAKEN ? overtaken + 1 : 0;
            found = overtaken >= OVERTAKEN
                    || (wait.profileSeconds() >= PATIENCE && !seen.isEmpty())
                    || free.values().stream().anyMatch(looks -> looks >= LOOKS);
        }
        return found;
    }
}
