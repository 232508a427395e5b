package io.volley.core.ledger;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;

/**
 * The hosts on which containers could not be started. Each gets no container for a while, which doubles with every failure
 * after it: a node that refuses every start would otherwise be allocated, refuse and be allocated again as fast as YARN
 * answers. All starts that fail during such a while are one failure: a batch has many on each node. Times are in
 * milliseconds.
 *
 * @param hosts by name
 */
public record FailingHosts(ImmutableMap<String, Failures> hosts) {
    static final FailingHosts NONE = new FailingHosts(ImmutableMap.of());

    /** How long a host is avoided after its first failure. */
    static final long FIRST_PAUSE = 500;

    /** How long it is avoided at most. */
    static final long LONGEST_PAUSE = 30_000;

    /** How long after a pause the failures before it are forgotten. */
    static final long MEMORY = 60_000;

    /**
     * What is known of one host.
     *
     * @param count how many failures in a row
     * @param until when its pause ends
     * @param avoided whether it gets no containers
     */
    public record Failures(int count, long until, boolean avoided) {}

    /** A container could not be started. */
    FailingHosts failed(String host, long now) {
        Failures before = hosts.getOrDefault(host, new Failures(0, now, false));
        if (host.isEmpty() || before.avoided()) {
            return this;
        }
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(before.count(), 10));
        return new FailingHosts(ImmutableMap.<String, Failures>builder()
                .putAll(hosts)
                .put(host, new Failures(before.count() + 1, now + pause, true))
                .buildKeepingLast());
    }

    /** Time has passed: those whose pause is over may get containers again. */
    FailingHosts at(long now) {
        return new FailingHosts(ImmutableMap.copyOf(Maps.transformValues(
                Maps.filterValues(hosts, failures -> now - failures.until() < MEMORY),
                failures -> new Failures(failures.count(), failures.until(), now < failures.until()))));
    }

    /** Whether {@link #at} would change anything. */
    boolean isDue(long now) {
        return hosts.values().stream()
                .anyMatch(failures ->
                        now - failures.until() >= MEMORY || (failures.avoided() && now >= failures.until()));
    }

    /** Those that get no containers. */
    ImmutableSet<String> avoided() {
        return ImmutableSet.copyOf(Maps.filterValues(hosts, Failures::avoided).keySet());
    }
}
