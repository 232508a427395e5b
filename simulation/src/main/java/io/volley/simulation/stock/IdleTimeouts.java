package io.volley.simulation.stock;

import com.google.common.collect.ImmutableList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which executors stock Spark finds idle for too long: those of {@code ExecutorMonitor} with shuffle tracking and without its
 * timeout, as is the default. An executor that holds data of any shuffle that has not been cleaned never times out.
 */
final class IdleTimeouts {
    private static final long NEVER = Long.MAX_VALUE;

    private final long idleMillis;
    private final Map<String, Executor> executors = new HashMap<>();
    private ImmutableList<String> timedOut = ImmutableList.of();
    /** No executor changes sides before this. */
    private long nextLook = NEVER;

    IdleTimeouts(long idleMillis) {
        this.idleMillis = idleMillis;
    }

    int present() {
        return executors.size();
    }

    void registered(String id, long now) {
        Executor executor = executors.computeIfAbsent(id, unknown -> new Executor());
        executor.running(0, now);
        changed(executor);
    }

    void removed(String id) {
        executors.remove(id);
        nextLook = Long.MIN_VALUE;
    }

    void started(String id, long now) {
        on(id).ifPresent(executor -> {
            executor.running(1, now);
            changed(executor);
        });
    }

    void ended(String id, long now) {
        on(id).ifPresent(executor -> {
            executor.running(-1, now);
            changed(executor);
        });
    }

    /** A task has written for a shuffle. To be told before the task's end. */
    void wrote(String id, int shuffle) {
        on(id).ifPresent(executor -> executor.shuffles.add(shuffle));
    }

    /** Nothing is left of a shuffle. */
    void cleaned(int shuffle) {
        for (Executor executor : executors.values()) {
            if (executor.shuffles.remove(shuffle)) {
                changed(executor);
            }
        }
    }

    /** The executors that have been idle for too long, by id. */
    ImmutableList<String> timedOut(long now) {
        if (now >= nextLook) {
            nextLook = NEVER;
            ImmutableList.Builder<String> late = ImmutableList.builder();
            executors.forEach((id, executor) -> {
                executor.timedOut = executor.deadline(idleMillis) <= now;
                if (executor.timedOut) {
                    late.add(id);
                } else {
                    nextLook = Math.min(nextLook, executor.deadline(idleMillis));
                }
            });
            timedOut = ImmutableList.sortedCopyOf(late.build());
        }
        return timedOut;
    }

    private void changed(Executor executor) {
        long deadline = executor.deadline(idleMillis);
        nextLook = executor.timedOut ? Long.MIN_VALUE : Math.min(nextLook, deadline);
    }

    private Optional<Executor> on(String id) {
        return Optional.ofNullable(executors.get(id));
    }

    /** What is known of one executor. */
    private static final class Executor {
        private final Set<Integer> shuffles = new HashSet<>();
        private int running;
        private long idleSince;
        private boolean timedOut;

        private void running(int more, long now) {
            running = Math.max(0, running + more);
            idleSince = now;
        }

        private long deadline(long idleMillis) {
            return running > 0 || !shuffles.isEmpty() ? NEVER : idleSince + idleMillis;
        }
    }
}
