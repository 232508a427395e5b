package io.volley.benchmarks.sql.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several things at once, each in a thread of its own. */
final class AtOnce {
    private AtOnce() {}

    /**
     * Runs all of them to their ends.
     *
     * @return what they returned, in their order
     * @throws IllegalStateException if one of them failed
     */
    static <T> List<T> all(List<Callable<T>> things) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(things.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(things)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }
}
