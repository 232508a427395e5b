package io.volley.core.ledger;

import io.volley.core.record.ExecutorId;

/**
 * What the ledger counts. Nothing here ever decreases.
 *
 * @param batch the id of the next batch
 * @param executor the number of the next executor
 * @param failures executors whose end the application is to blame for
 */
public record Counters(BatchId batch, ExecutorId executor, int failures) {
    Counters nextExecutor() {
        return new Counters(batch, executor.next(), failures);
    }

    Counters oneMoreFailure() {
        return new Counters(batch, executor, failures + 1);
    }
}
