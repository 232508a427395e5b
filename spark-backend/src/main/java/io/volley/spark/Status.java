package io.volley.spark;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an application is sized at one moment.
 *
 * @param profiles where each resource profile stands, by Spark's id of it; 0 is Spark's default profile
 */
public record Status(Map<Integer, Profile> profiles) {
    public Status {
        profiles = Map.copyOf(profiles);
    }

    /** The default profile, with nothing wanted while nothing is known of it. */
    public Profile profile() {
        return profile(0);
    }

    /** A profile by Spark's id, with nothing wanted while nothing is known of it. */
    public Profile profile(int id) {
        return profiles.getOrDefault(id, Profile.NONE);
    }

    /** A line for each profile. */
    @Override
    public String toString() {
        SortedMap<Integer, Profile> sorted = new TreeMap<>(profiles);
        StringBuilder lines = new StringBuilder();
        sorted.forEach((id, profile) ->
                lines.append("profile ").append(id).append(": ").append(profile).append(System.lineSeparator()));
        return lines.toString();
    }

    /**
     * Where the executors of one profile stand.
     *
     * @param target how many the application wants in all
     * @param requested how many of them are requested of the cluster and not allocated yet
     * @param starting how many are allocated and have not registered yet
     * @param ready how many have registered and take tasks
     * @param parked how many have registered and take no more tasks
     * @param leaving how many are being released
     * @param reasons why that many are wanted, for people
     */
    public record Profile(
            int target, int requested, int starting, int ready, int parked, int leaving, List<String> reasons) {
        static final Profile NONE = new Profile(0, 0, 0, 0, 0, 0, List.of());

        public Profile {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "target %d, requested %d, starting %d, ready %d, parked %d, leaving %d: %s"
                    .formatted(target, requested, starting, ready, parked, leaving, String.join("; ", reasons));
        }
    }
}
