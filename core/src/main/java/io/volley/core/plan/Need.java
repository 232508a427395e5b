package io.volley.core.plan;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ExecutorSize;

/**
 * What is known of one resource profile when its target is planned.
 *
 * @param size what one executor takes
 * @param slots how many tasks one executor runs at once
 * @param asked the executors that Spark itself asks for
 * @param tasks the tasks that wait or run
 * @param hosts how many of them would like to run on which host
 */
public record Need(ExecutorSize size, int slots, int asked, int tasks, ImmutableMap<String, Integer> hosts) {
    public Need {
        checkArgument(slots > 0, "slots is %s, but must be positive", slots);
        checkArgument(asked >= 0 && tasks >= 0, "asked %s, tasks %s: neither may be negative", asked, tasks);
    }
}
