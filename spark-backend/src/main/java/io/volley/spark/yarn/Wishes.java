package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.plan.Limits;
import io.volley.core.plan.Need;
import io.volley.core.plan.Targets;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the application wants of YARN, gathered from Spark's calls and events. Belongs to the driver's loop; not safe for
 * other threads. Every version of {@link Desired} that it tells differs from the one before.
 */
final class Wishes {
    private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);

    private final Function<ProfileId, Profile> profiles;
    private final Optional<Limits> dynamic;
    private final ImmutableSet<String> alwaysExcluded;
    private final Consumer<Desired> out;
    private final Set<ContainerId> release = new LinkedHashSet<>();

    private ImmutableMap<ProfileId, Integer> asked = ImmutableMap.of();
    private ImmutableMap<ProfileId, ImmutableMap<String, Integer>> hosts = ImmutableMap.of();
    private ImmutableSet<String> excluded = ImmutableSet.of();
    private ImmutableMap<ProfileId, Integer> tasks = ImmutableMap.of();
    private Desired told = Desired.nothing();

    /**
     * @param profiles what is known of a resource profile
     * @param dynamic the bounds of dynamic allocation, if it is on
     * @param alwaysExcluded hosts that the user excludes
     * @param out told each new version; must return at once
     */
    Wishes(
            Function<ProfileId, Profile> profiles,
            Optional<Limits> dynamic,
            Set<String> alwaysExcluded,
            Consumer<Desired> out) {
        this.profiles = profiles;
        this.dynamic = dynamic;
        this.alwaysExcluded = ImmutableSet.copyOf(alwaysExcluded);
        this.out = out;
    }

    /** Spark, or the user through Spark, asks for so many executors in all. */
    void asked(
            Map<ProfileId, Integer> totals,
            Map<ProfileId, ImmutableMap<String, Integer>> preferredHosts,
            Set<String> excludedHosts) {
        asked = ImmutableMap.copyOf(totals);
        hosts = ImmutableMap.copyOf(preferredHosts);
        excluded = ImmutableSet.copyOf(excludedHosts);
    }

    /** So many tasks wait or run. */
    void tasks(ImmutableSortedMap<ProfileId, Integer> counts) {
        tasks = counts;
    }

    /** These containers are to be given back. */
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
            if (!next.sameWish(told)) {
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
        ImmutableSet<String> allExcluded = ImmutableSet.<String>builder()
                .addAll(alwaysExcluded)
                .addAll(excluded)
                .build();
        return new Desired(
                told.generation() + 1,
                ImmutableSortedMap.copyOf(wanted()),
                allExcluded,
                ImmutableSet.copyOf(release),
                Optional.empty());
    }

    private void log(Desired next) {
        next.profiles().forEach((profile, wanted) -> {
            if (wanted.target() != told.target(profile)) {
                LOG.info(
                        "Wanted of {}: {} executors, before {}: {}",
                        profile,
                        wanted.target(),
                        told.target(profile),
                        wanted.reason());
            }
        });
    }

    private Map<ProfileId, Wanted> wanted() {
        Map<ProfileId, Wanted> wanted = new TreeMap<>();
        Set<ProfileId> known = new LinkedHashSet<>(asked.keySet());
        if (dynamic.isPresent()) {
            known.addAll(tasks.keySet());
        }
        for (ProfileId id : known) {
            Profile profile = profiles.apply(id);
            Need need = new Need(
                    profile.size(),
                    profile.slots(),
                    asked.getOrDefault(id, 0),
                    tasks.getOrDefault(id, 0),
                    hosts.getOrDefault(id, ImmutableMap.of()));
            Wanted now = dynamic.map(limits -> Targets.dynamic(need, limits)).orElseGet(() -> Targets.fixed(need));
            wanted.put(id, unlessOnlyWordsDiffer(now, told.profiles().get(id)));
        }
        return wanted;
    }

    /** A target that stays needs no new record because its reason or its hints have changed. */
    private static Wanted unlessOnlyWordsDiffer(Wanted now, @Nullable Wanted before) {
        return before != null
                        && before.target() == now.target()
                        && before.size().equals(now.size())
                ? before
                : now;
    }

    /**
     * What is known of a resource profile.
     *
     * @param size what one executor takes
     * @param slots how many tasks one executor runs at once
     */
    record Profile(ExecutorSize size, int slots) {}
}
