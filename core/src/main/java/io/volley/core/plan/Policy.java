package io.volley.core.plan;

/** What the number of executors is for. */
public enum Policy {
    /** Every executor that is requested finds enough work when it comes. */
    BACKLOG,
    /** The work is done within a time. */
    DEADLINE,
    /** What Spark's own ExecutorAllocationManager says. */
    STOCK
}
