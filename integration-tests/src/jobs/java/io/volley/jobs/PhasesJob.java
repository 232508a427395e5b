package io.volley.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;

/**
 * Works all the time on two executors; requests two more when the file {@code more} appears, gives the first two back when
 * {@code fewer} does, and ends when {@code end} does, so that something can happen in each phase. Argument: the folder of
 * those files.
 */
public final class PhasesJob {
    private final Job job;
    private final Path folder;
    private final Facts facts;
    private final Semaphore mayWork = new Semaphore(1);
    private final AtomicInteger submitted = new AtomicInteger();
    private volatile boolean over;

    private PhasesJob(Job job, Path folder) {
        this.job = job;
        this.folder = folder;
        this.facts = Facts.of(job);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (Job job = new Job("phases")) {
            new PhasesJob(job, Path.of(arguments[0])).run();
        }
    }

    private void run() throws InterruptedException {
        SparkContext context = job.context().sc();
        awaitExecutors(2);
        Thread work = new Thread(this::work);
        work.start();
        Job.report("running", job.executors());

        awaitFile("more");
        context.requestExecutors(2);
        Job.report("requested", 4);
        awaitExecutors(4);
        Job.report("more", job.executors());

        awaitFile("fewer");
        List<String> first = job.executors().subList(0, 2);
        mayWork.acquire();
        context.killExecutors(Job.seq(first));
        mayWork.release();
        Job.report("released", first);
        awaitExecutors(2);
        Job.report("fewer", job.executors());

        awaitFile("end");
        over = true;
        work.join();
        Job.await("the last task's end", () -> facts.tasks() >= submitted.get());
        Job.report("tasksRerun", facts.tasks() - submitted.get());
        Job.report("failed", facts.failed());
        Job.report("executorsGone", facts.removed());
    }

    private void work() {
        while (!over) {
            mayWork.acquireUninterruptibly();
            job.runTasks(2, 50);
            submitted.addAndGet(2);
            mayWork.release();
        }
    }

    private void awaitFile(String name) throws InterruptedException {
        Job.await("the file " + name, () -> Files.exists(folder.resolve(name)));
    }

    private void awaitExecutors(int executors) throws InterruptedException {
        Job.await(executors + " executors", () -> job.executors().size() == executors);
    }
}
