package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;

/**
 * The number under which an executor registers with Spark's driver. Attempt k of the ApplicationMaster counts from
 * {@code (k - 1) * 10,000,000 + 1}, so that ids are unique over attempts without being stored anywhere.
 */
public record ExecutorId(int value) implements Comparable<ExecutorId> {
    /** How many ids one attempt has. */
    public static final int PER_ATTEMPT = 10_000_000;

    public ExecutorId {
        checkArgument(value > 0, "executor id is %s, but must be at least 1", value);
    }

    /** The first id of an attempt, counted from 1. */
    public static ExecutorId firstOf(int attempt) {
        checkArgument(attempt >= 1 && attempt <= 200, "attempt is %s, but must be 1 to 200", attempt);
        return new ExecutorId((attempt - 1) * PER_ATTEMPT + 1);
    }

    public ExecutorId next() {
        return new ExecutorId(value + 1);
    }

    /** The id before this one; empty if this is the first of its attempt. */
    public Optional<ExecutorId> previous() {
        return (value - 1) % PER_ATTEMPT == 0 ? Optional.empty() : Optional.of(new ExecutorId(value - 1));
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
