package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;

/**
 * How many executors of one profile the application wants.
 *
 * @param size what one of them takes
 * @param target how many in all, those that run included
 * @param hosts how many of the waiting tasks would like to run on which host; may be empty
 * @param reason why the target is what it is, for people
 */
public record DesiredExecutors(ExecutorSize size, int target, ImmutableMap<String, Integer> hosts, String reason) {
    public DesiredExecutors {
        checkArgument(target >= 0, "target is %s, but must not be negative", target);
        hosts.forEach((host, tasks) ->
                checkArgument(tasks >= 0, "tasks for host %s are %s, but must not be negative", host, tasks));
    }

    /** The same with other hints. */
    DesiredExecutors withHosts(ImmutableMap<String, Integer> next) {
        return new DesiredExecutors(size, target, next, reason);
    }
}
