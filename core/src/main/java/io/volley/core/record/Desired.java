package io.volley.core.record;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the application wants of its cluster: always the whole truth, never a change. Written by the driver alone.
 *
 * @param generation counts the versions of this record from 1; a higher one replaces a lower one
 * @param profiles how many executors of each profile; a profile that is not named is wanted no more
 * @param excludedNodes hosts that get no new executor
 * @param release containers to release; a name stays until the container is known to have ended
 * @param ending present once the application is over: release everything and say so to YARN
 */
public record Desired(
        long generation,
        ImmutableSortedMap<ProfileId, DesiredExecutors> profiles,
        ImmutableSet<String> excludedNodes,
        ImmutableSet<ContainerId> release,
        Optional<Ending> ending) {
    /** A version each millisecond for thirty years. A record beyond it would make every later one look old. */
    public static final long LAST_GENERATION = 1_000_000_000_000L;

    public Desired {
        checkArgument(generation >= 0, "generation is %s, but must not be negative", generation);
        checkArgument(
                generation <= LAST_GENERATION,
                "generation is %s, but must be at most %s; the record is corrupt",
                generation,
                LAST_GENERATION);
        checkArgument(!profiles.containsKey(ProfileId.DRIVER), "the driver is named among its own executors");
    }

    /** Nothing is wanted yet. */
    public static Desired nothing() {
        return new Desired(0, ImmutableSortedMap.of(), ImmutableSet.of(), ImmutableSet.of(), Optional.empty());
    }

    /** The target of a profile; 0 for one that is not named. */
    public int target(ProfileId profile) {
        DesiredExecutors wanted = profiles.get(profile);
        return wanted == null ? 0 : wanted.target();
    }

    /** The next version with these profiles, everything else as it is. */
    public Desired withProfiles(Map<ProfileId, DesiredExecutors> next) {
        return new Desired(generation + 1, ImmutableSortedMap.copyOf(next), excludedNodes, release, ending);
    }

    /** The next version with these nodes excluded. */
    public Desired withExcludedNodes(Iterable<String> next) {
        return new Desired(generation + 1, profiles, ImmutableSet.copyOf(next), release, ending);
    }

    /** The next version with these containers to release. */
    public Desired withRelease(Iterable<ContainerId> next) {
        return new Desired(generation + 1, profiles, excludedNodes, ImmutableSet.copyOf(next), ending);
    }

    /** This version with hints for the hosts that the most tasks would like, and no more than so many in all. */
    public Desired withMostHints(int most) {
        List<Hint> hints = profiles.entrySet().stream()
                .flatMap(entry -> entry.getValue().hosts().entrySet().stream()
                        .map(host -> new Hint(entry.getKey(), host.getKey(), host.getValue())))
                .toList();
        if (hints.size() <= most) {
            return this;
        }
        Map<ProfileId, Map<String, Integer>> best = hints.stream()
                .sorted(comparing(Hint::tasks).reversed().thenComparing(Hint::host))
                .limit(most)
                .collect(groupingBy(Hint::profile, toMap(Hint::host, Hint::tasks)));
        ImmutableSortedMap.Builder<ProfileId, DesiredExecutors> next = ImmutableSortedMap.naturalOrder();
        profiles.forEach((profile, wanted) ->
                next.put(profile, wanted.withHosts(ImmutableMap.copyOf(best.getOrDefault(profile, Map.of())))));
        return new Desired(generation, next.buildOrThrow(), excludedNodes, release, ending);
    }

    private record Hint(ProfileId profile, String host, int tasks) {}

    /** This version with no more than so many containers to release; the others are to be named by a later one. */
    public Desired withMostReleased(int most) {
        return release.size() <= most
                ? this
                : new Desired(
                        generation,
                        profiles,
                        excludedNodes,
                        ImmutableSet.copyOf(Iterables.limit(release, most)),
                        ending);
    }

    /** The last version: the application is over. */
    public Desired ended(Ending how) {
        return new Desired(generation + 1, ImmutableSortedMap.of(), excludedNodes, ImmutableSet.of(), Optional.of(how));
    }

    /** Whether both desire the same, whatever their generation. */
    public boolean sameAs(Desired other) {
        return profiles.equals(other.profiles)
                && excludedNodes.equals(other.excludedNodes)
                && release.equals(other.release)
                && ending.equals(other.ending);
    }
}
