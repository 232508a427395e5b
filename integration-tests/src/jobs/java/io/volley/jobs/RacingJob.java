package io.volley.jobs;

import io.volley.spark.VolleyTaskScheduler;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;

/**
 * Short tasks all the time, and releases that race with their launches: every other time the executor is parked first.
 * Executors that go come again, for as many are wanted as before. Argument: how many releases.
 */
public final class RacingJob {
    private static final int TASKS = 8;

    private RacingJob() {}

    public static void main(String[] arguments) throws InterruptedException {
        int races = Integer.parseInt(arguments[0]);
        try (Job job = new Job("racing")) {
            Facts facts = Facts.of(job);
            Job.await("four executors", () -> job.executors().size() == 4);
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger submitted = new AtomicInteger();
            Thread work = new Thread(() -> {
                while (!over.get()) {
                    submitted.addAndGet(TASKS);
                    job.runTasks(TASKS, 5);
                }
            });
            work.start();
            int released = race(job, races);
            over.set(true);
            work.join();
            Job.await("the last task's end", () -> facts.tasks() >= submitted.get());
            Job.report("released", released);
            Job.report("tooMany", facts.tasks() - submitted.get());
            Job.report("failed", facts.failed());
        }
    }

    /** How many of the releases came off. */
    private static int race(Job job, int races) throws InterruptedException {
        CoarseGrainedSchedulerBackend backend =
                (CoarseGrainedSchedulerBackend) job.context().sc().schedulerBackend();
        VolleyTaskScheduler scheduler = (VolleyTaskScheduler) job.context().sc().taskScheduler();
        Random random = new Random(4);
        int released = 0;
        for (int race = 0; race < races; race++) {
            Job.await("three executors", () -> job.executors().size() >= 3);
            List<String> executors = job.executors();
            String executor = executors.get(random.nextInt(executors.size()));
            if (race % 2 == 0) {
                scheduler.park(Set.of(executor));
            }
            Thread.sleep(random.nextInt(race % 2 == 0 ? 50 : 8));
            released += backend.killExecutors(Job.seq(List.of(executor)), false, false, false)
                    .size();
            scheduler.park(Set.of());
        }
        return released;
    }
}
