package io.volley.jobs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.FetchFailed;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What happened, as Spark tells it. */
class Facts extends SparkListener {
    private final Set<String> executors = ConcurrentHashMap.newKeySet();
    private final AtomicInteger removed = new AtomicInteger();
    private final AtomicInteger stages = new AtomicInteger();
    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger fetchFailed = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    /** Listens to a job's context from now on. */
    static Facts of(Job job) {
        Facts facts = new Facts();
        job.context().sc().addSparkListener(facts);
        return facts;
    }

    /** The executors that have ended a task. */
    Set<String> executors() {
        return Set.copyOf(executors);
    }

    /** Executors that are gone. */
    int removed() {
        return removed.get();
    }

    /** Attempts of stages. */
    int stages() {
        return stages.get();
    }

    /** Tasks that have ended, however. */
    int tasks() {
        return tasks.get();
    }

    /** Tasks that have not succeeded, for whatever reason. */
    int failed() {
        return failed.get();
    }

    /** Tasks that did not find shuffle data. */
    int fetchFailed() {
        return fetchFailed.get();
    }

    /** Tasks that ended with their executor. */
    int lost() {
        return lost.get();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        removed.incrementAndGet();
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        stages.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        executors.add(event.taskInfo().executorId());
        tasks.incrementAndGet();
        if (event.reason() != Success$.MODULE$) {
            failed.incrementAndGet();
        }
        if (event.reason() instanceof FetchFailed) {
            fetchFailed.incrementAndGet();
        }
        if (event.reason() instanceof ExecutorLostFailure) {
            lost.incrementAndGet();
        }
    }
}
