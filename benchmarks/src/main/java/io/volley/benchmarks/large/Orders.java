package io.volley.benchmarks.large;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.process.ClusterException;
import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the processes of a run are told over their standard input, one order a line, and how they answer. */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    /** Waits until the ApplicationMaster is there. */
    static final String AWAIT = "await";

    /** With a schedule, a count, and the number of hosts to prefer: answers with when that began, in milliseconds since 1970. */
    static final String WANT = "want";

    /** Answers with the JVM's {@link ProcessUsage}. */
    static final String USAGE = "usage";

    /** Ends the application, and waits until YARN says so; the last order. */
    static final String FINISH = "finish";

    private final CompletableFuture<Application> application = new CompletableFuture<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    /** An application as its driver sees it. */
    interface Application {
        void await() throws Exception;

        /**
         * Wants so many executors in all.
         *
         * @param hosts how many of the nodes, the first ones, tasks would like to run on
         */
        void want(int executors, int hosts);

        void finish() throws Exception;
    }

    private Orders() {}

    /**
     * Starts an application, and obeys until the standard input ends. Then this process ends at once, even if the
     * application has not started yet: who started it has died, or has had it finished.
     */
    static void obey(Callable<Application> start) {
        Orders orders = new Orders();
        Thread reader = new Thread(orders::obeyAll, "orders");
        reader.start();
        try {
            orders.application.complete(start.call());
            ParentChannel.ready();
        } catch (Exception e) {
            fail(e);
        }
    }

    private void obeyAll() {
        try {
            ParentWatchdog.obey(System.in, this::obey);
        } catch (RuntimeException e) {
            fail(e);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void fail(Exception failure) {
        LOG.error("The end of this process", failure);
        Runtime.getRuntime().halt(1);
    }

    private void obey(String order) {
        try {
            ParentChannel.done(order, answer(order.split(" ", -1)));
        } catch (Exception e) {
            throw new ClusterException("command failed: " + order, e);
        }
    }

    private String answer(String[] words) throws Exception {
        switch (words[0]) {
            case AWAIT -> application.join().await();
            case FINISH -> application.join().finish();
            case WANT -> {
                Schedule schedule = Schedule.valueOf(words[1]);
                return want(schedule.totals(Integer.parseInt(words[2])), Integer.parseInt(words[3]));
            }
            case USAGE -> {
                return ProcessUsage.line();
            }
            default -> throw new IllegalArgumentException("unknown command: " + words[0]);
        }
        return "";
    }

    private String want(ImmutableList<Integer> totals, int hosts) {
        for (int step = 1; step < totals.size(); step++) {
            int total = totals.get(step);
            var unused = thread.schedule(
                    () -> application.join().want(total, hosts), step * Schedule.SECOND_MILLIS, TimeUnit.MILLISECONDS);
        }
        long began = System.currentTimeMillis();
        application.join().want(totals.get(0), hosts);
        return Long.toString(began);
    }
}
