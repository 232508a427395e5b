package io.volley.core.demand;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Work that the program has announced before Spark knows of it.
 *
 * @param tasks how many tasks are still to come
 * @param taskSeconds how long one of them takes, in seconds
 * @param withinSeconds in how many seconds after the announcement they shall all be done
 */
public record ExpectedWork(int tasks, double taskSeconds, double withinSeconds) {
    public ExpectedWork {
        checkArgument(tasks > 0, "tasks is %s, but must be positive", tasks);
        checkArgument(taskSeconds > 0, "taskSeconds is %s, but must be positive", taskSeconds);
        checkArgument(withinSeconds > 0, "withinSeconds is %s, but must be positive", withinSeconds);
    }
}
