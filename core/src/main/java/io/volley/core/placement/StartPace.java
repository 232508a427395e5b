package io.volley.core.placement;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * When executors start on a node: at once, as long as it has a core for each. A JVM that starts keeps a core busy for about
 * two seconds; eight that share two cores are all late, and one after the other the first are early and the last not later.
 * So on each node as many starts begin in any {@link #BUSY_MILLIS} as it has cores, and none waits longer than {@link
 * #LIMIT_MILLIS}: the figure of its cores may be a convention. Not safe for use by several threads.
 */
public final class StartPace {
    /** How long a start keeps a core busy, in milliseconds. */
    public static final long BUSY_MILLIS = 2_000;

    /** How long a start waits for a core at most, in milliseconds. */
    public static final long LIMIT_MILLIS = 6_000;

    private final Map<String, Deque<Long>> begun = new HashMap<>();

    /**
     * How long the next start on a node has to wait, in milliseconds. It is taken to begin then.
     *
     * @param node its name
     * @param cores how many virtual cores it has, used ones among them
     * @param now milliseconds; never goes back
     */
    public long delay(String node, int cores, long now) {
        checkArgument(cores > 0, "%s has %s cores, but must have at least 1", node, cores);
        Deque<Long> latest = begun.computeIfAbsent(node, name -> new ArrayDeque<>());
        while (latest.size() > cores) {
            latest.removeFirst();
        }
        long at = latest.size() < cores ? now : Math.max(now, latest.removeFirst() + BUSY_MILLIS);
        at = Math.min(at, now + LIMIT_MILLIS);
        latest.addLast(at);
        return at - now;
    }
}
