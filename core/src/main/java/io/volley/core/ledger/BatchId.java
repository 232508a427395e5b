package io.volley.core.ledger;

import static com.google.common.base.Preconditions.checkArgument;

/** The number of a batch, unique within one attempt of the ApplicationMaster and never used twice. */
public record BatchId(long value) implements Comparable<BatchId> {
    public static final BatchId FIRST = new BatchId(1);

    public BatchId {
        checkArgument(value > 0, "batch id is %s, but must be at least 1", value);
    }

    public BatchId next() {
        return new BatchId(value + 1);
    }

    @Override
    public int compareTo(BatchId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "batch " + value;
    }
}
