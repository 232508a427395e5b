package io.volley.cli.cluster;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Lets work that goes on until it is told to end do so in order: SIGINT and SIGTERM interrupt it, and the process lives until
 * it has returned. What it returns is the status of the process then, and not the one that stands for the signal.
 */
final class Foreground {
    private Foreground() {}

    /** Runs it in this thread. */
    static int run(Callable<Integer> work) throws Exception {
        Thread worker = Thread.currentThread();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread signal = new Thread(
                () -> {
                    worker.interrupt();
                    Runtime.getRuntime().halt(status.join());
                },
                "signal");
        Runtime.getRuntime().addShutdownHook(signal);
        try {
            int returned = work.call();
            status.complete(returned);
            return returned;
        } finally {
            status.complete(1);
            forget(signal);
        }
    }

    private static void forget(Thread signal) {
        try {
            Runtime.getRuntime().removeShutdownHook(signal);
        } catch (IllegalStateException ending) {
            // It runs already, and ends the process.
        }
    }
}
