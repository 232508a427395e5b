package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;

/**
 * The number under which an executor registers with Spark's driver. Attempt k of the ApplicationMaster counts from
 * {@code (k - 1) * 10,000,000 + 1}, so that ids are unique over attempts without being stored anywhere. Spark reads ids as
 * an {@code int}, which has room for {@value #WIDE_ATTEMPTS} such attempts: those after them have
 * {@value #PER_LATE_ATTEMPT} ids each.
 */
public record ExecutorId(int value) implements Comparable<ExecutorId> {
    /** How many ids one attempt has. */
    public static final int PER_ATTEMPT = 10_000_000;

    /** How many attempts have so many. */
    static final int WIDE_ATTEMPTS = 200;

    /** How many ids one of the attempts after those has: enough for one that dies every day, for forty years. */
    static final int PER_LATE_ATTEMPT = 10_000;

    private static final int WIDE_IDS = WIDE_ATTEMPTS * PER_ATTEMPT;
    private static final int LATE_ATTEMPTS = (Integer.MAX_VALUE - WIDE_IDS) / PER_LATE_ATTEMPT;

    public ExecutorId {
        checkArgument(value > 0, "executor id is %s, but must be at least 1", value);
    }

    /** The first id of an attempt, counted from 1. */
    public static ExecutorId firstOf(int attempt) {
        checkArgument(attempt >= 1, "attempt is %s, but must be at least 1", attempt);
        if (attempt <= WIDE_ATTEMPTS) {
            return new ExecutorId((attempt - 1) * PER_ATTEMPT + 1);
        }
        int late = Math.min(attempt - WIDE_ATTEMPTS, LATE_ATTEMPTS);
        return new ExecutorId(WIDE_IDS + (late - 1) * PER_LATE_ATTEMPT + 1);
    }

    public ExecutorId next() {
        return new ExecutorId(value + 1);
    }

    /** The id before this one; empty if this is the first of its attempt. */
    public Optional<ExecutorId> previous() {
        boolean first =
                value <= WIDE_IDS ? (value - 1) % PER_ATTEMPT == 0 : (value - 1 - WIDE_IDS) % PER_LATE_ATTEMPT == 0;
        return first ? Optional.empty() : Optional.of(new ExecutorId(value - 1));
    }

    @Override
    public int compareTo(ExecutorId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
