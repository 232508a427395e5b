package io.volley.spark.scalein;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A task scheduler of which is known who is parked and what runs. */
final class PlayedParking implements Parking {
    private final Map<String, Integer> running = new HashMap<>();
    private ImmutableSet<String> parked = ImmutableSet.of();
    private KillGuard guard = KillGuard.NONE;

    ImmutableSet<String> parked() {
        return parked;
    }

    boolean spares(String executor) {
        return guard.spares(executor);
    }

    void launched(String executor) {
        guard.launched(executor);
    }

    void runs(String executor, int tasks) {
        running.put(executor, tasks);
    }

    @Override
    public void park(Set<String> executors) {
        parked = ImmutableSet.copyOf(executors);
    }

    @Override
    public void guard(KillGuard next) {
        guard = next;
    }

    @Override
    public boolean runsTasks(String executor) {
        return running.getOrDefault(executor, 0) > 0;
    }

    @Override
    public Map<String, Integer> runningTasks() {
        return ImmutableMap.copyOf(running);
    }
}
