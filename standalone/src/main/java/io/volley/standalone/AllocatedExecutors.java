package io.volley.standalone;

import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.ProfileId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The executors that the Master has allocated: those that start, and those that have registered. It does not say of which profile
 * one is; until it registers it counts for the lowest profile that lacks some. Belongs to one thread.
 */
final class AllocatedExecutors {
    private final Set<String> starting = new HashSet<>();
    private final Map<String, ProfileId> running = new HashMap<>();

    /** The Master has allocated an executor. */
    void allocated(String executor) {
        if (!running.containsKey(executor)) {
            starting.add(executor);
        }
    }

    /** It has started. */
    void registered(String executor, ProfileId profile) {
        starting.remove(executor);
        running.put(executor, profile);
    }

    /** It has ended, or failed to start. */
    void gone(String executor) {
        starting.remove(executor);
        running.remove(executor);
    }

    /**
     * Where the executors of each profile stand.
     *
     * @param wanted how many of each profile are wanted
     */
    ImmutableSortedMap<ProfileId, ContainerCounts> counts(Map<ProfileId, Integer> wanted) {
        ImmutableSortedMap.Builder<ProfileId, ContainerCounts> counts = ImmutableSortedMap.naturalOrder();
        int left = starting.size();
        for (Map.Entry<ProfileId, Integer> profile :
                ImmutableSortedMap.copyOf(wanted).entrySet()) {
            int here = Collections.frequency(running.values(), profile.getKey());
            int lacking = Math.max(0, profile.getValue() - here);
            int start = Math.min(lacking, left);
            left -= start;
            counts.put(profile.getKey(), new ContainerCounts(lacking - start, start, here));
        }
        return counts.buildOrThrow();
    }
}
