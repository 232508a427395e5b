package io.volley.spark.scaling;

import io.volley.core.record.ProfileId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The executors of a played cluster. */
public abstract class PlayedExecutors implements PlayedCluster {
    private final Map<String, ProfileId> running = new LinkedHashMap<>();
    private final List<Removal> removed = new ArrayList<>();
    private int started;

    /** One more runs; its id. */
    protected String start(ProfileId profile) {
        String executor = Integer.toString(started++);
        running.put(executor, profile);
        return executor;
    }

    /** How many have ever been started. */
    protected int started() {
        return started;
    }

    protected long count(ProfileId profile) {
        return running.values().stream().filter(profile::equals).count();
    }

    /** Spark is told that one is gone. */
    protected void remove(String executor, String reason) {
        removed.add(new Removal(executor, reason));
    }

    @Override
    public Map<String, ProfileId> running() {
        return running;
    }

    @Override
    public List<Removal> removed() {
        return removed;
    }

    @Override
    public void close() {}
}
