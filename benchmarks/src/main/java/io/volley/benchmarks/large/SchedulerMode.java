package io.volley.benchmarks.large;

import java.util.Locale;
import java.util.Map;

/** How CapacityScheduler works. */
public enum SchedulerMode {
    /** As it is by default up to Hadoop 3.4: with each heartbeat of a node, and one container without a host in each. */
    DEFAULT(false),

    /** In threads of its own, as it is by default from Hadoop 3.5 on. */
    ASYNC(true);

    private final boolean asynchronous;

    SchedulerMode(boolean asynchronous) {
        this.asynchronous = asynchronous;
    }

    Map<String, String> settings() {
        return Map.of("yarn.scheduler.capacity.schedule-asynchronously.enable", Boolean.toString(asynchronous));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
