package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.DesiredExecutors;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.Target;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the application wants of YARN, gathered from its targets and from Spark's calls. Belongs to the driver's loop; not
 * safe for other threads. Every version of {@link Desired} that it tells differs from the one before.
 */
final class DesiredState {
    private static final Logger LOG = LoggerFactory.getLogger(DesiredState.class);

    private final Function<ProfileId, ExecutorSize> sizes;
    private final ImmutableSet<String> alwaysExcluded;
    private final Consumer<Desired> out;
    private final Set<ContainerId> release = new LinkedHashSet<>();

    private ImmutableSortedMap<ProfileId, Target> targets = ImmutableSortedMap.of();
    private Function<ProfileId, ImmutableMap<String, Integer>> hosts = profile -> ImmutableMap.of();
    private ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> preferred = ImmutableSortedMap.of();
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private ImmutableSet<String> failing = ImmutableSet.of();
    private Desired told = Desired.nothing();

    /**
     * @param sizes what one executor of a profile takes
     * @param alwaysExcluded hosts that the user excludes
     * @param out told each new version; must return at once
     */
    DesiredState(Function<ProfileId, ExecutorSize> sizes, Set<String> alwaysExcluded, Consumer<Desired> out) {
        this.sizes = sizes;
        this.alwaysExcluded = ImmutableSet.copyOf(alwaysExcluded);
        this.out = out;
    }

    /**
     * So many executors are wanted.
     *
     * @param nextTargets how many of each profile; a profile that is not named is wanted no more
     * @param nextHosts how many tasks of a profile would like to run on which host; asked when a target changes
     */
    void want(
            ImmutableSortedMap<ProfileId, Target> nextTargets,
            Function<ProfileId, ImmutableMap<String, Integer>> nextHosts) {
        targets = nextTargets;
        hosts = nextHosts;
    }

    /** The user requests executors on these hosts; that comes before where the waiting tasks would like to run. */
    void preferred(ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> nextPreferred) {
        preferred = nextPreferred;
    }

    /** Spark excludes these hosts, and no others. */
    void excluded(Set<String> nextExcluded) {
        excluded = ImmutableSet.copyOf(nextExcluded);
    }

    /** Executors have failed on these hosts, and on no others. */
    void failing(Set<String> nextFailing) {
        failing = ImmutableSet.copyOf(nextFailing);
    }

    /** All hosts that get no new executor, whoever excludes them. */
    ImmutableSet<String> allExcluded() {
        return ImmutableSet.<String>builder()
                .addAll(alwaysExcluded)
                .addAll(excluded)
                .addAll(failing)
                .build();
    }

    /** These containers are to be released. */
    void release(Iterable<ContainerId> containers) {
        containers.forEach(release::add);
    }

    /** These containers are gone. */
    void gone(Iterable<ContainerId> containers) {
        containers.forEach(release::remove);
    }

    /** Tells what is wanted now, if that differs from what was told last. */
    void tell() {
        if (told.ending().isEmpty()) {
            Desired next = now();
            if (!next.sameAs(told)) {
                log(next);
                told = next;
                out.accept(next);
            }
        }
    }

    /** What is wanted now, as the first version; it counts as told. */
    Desired first() {
        told = now();
        return told;
    }

    /** Tells that the application is over. */
    void end(Ending how) {
        if (told.ending().isEmpty()) {
            told = told.ended(how);
            out.accept(told);
        }
    }

    private Desired now() {
        return new Desired(
                told.generation() + 1,
                ImmutableSortedMap.copyOf(wanted()),
                allExcluded(),
                ImmutableSet.copyOf(release),
                Optional.empty());
    }

    private void log(Desired next) {
        next.profiles().forEach((profile, wanted) -> {
            if (wanted.target() != told.target(profile)) {
                LOG.info(
                        "Target of {}: {} executors, was {}: {}",
                        profile,
                        wanted.target(),
                        told.target(profile),
                        wanted.reason());
            }
        });
    }

    private Map<ProfileId, DesiredExecutors> wanted() {
        Map<ProfileId, DesiredExecutors> wanted = new TreeMap<>();
        targets.forEach((profile, target) -> {
            ExecutorSize size = sizes.apply(profile);
            DesiredExecutors before = told.profiles().get(profile);
            // A target that stays needs no new record because its reason or its hints have changed.
            boolean stays = before != null
                    && before.target() == target.executors()
                    && before.size().equals(size);
            wanted.put(
                    profile,
                    stays ? before : new DesiredExecutors(size, target.executors(), hostsOf(profile), target.reason()));
        });
        return wanted;
    }

    private ImmutableMap<String, Integer> hostsOf(ProfileId profile) {
        ImmutableMap<String, Integer> requested = preferred.getOrDefault(profile, ImmutableMap.of());
        return requested.isEmpty() ? hosts.apply(profile) : requested;
    }
}
