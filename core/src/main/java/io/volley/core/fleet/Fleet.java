package io.volley.core.fleet;

import com.google.common.collect.ImmutableSortedSet;
import io.volley.core.plan.ProfileFleet;
import io.volley.core.record.ProfileId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * The executors of an application, from the target that makes the cluster start them to their end. Belongs to one thread.
 *
 * <p>Of each profile there are always as many starting as the target exceeds those that are ready or parked: a target that
 * falls withdraws the youngest batch first, and an executor that is lost is one more to start. Times are seconds on any
 * clock that does not go back.
 */
public final class Fleet {
    private final StartUp startUp;
    private final DoubleConsumer registrations;
    private final Map<ProfileId, Squad> squads = new TreeMap<>();
    private final Map<String, ProfileId> profiles = new HashMap<>();

    /**
     * @param assumedStartUpSeconds how long an executor takes to start while none has been measured, above 0
     * @param registrations told for each executor that registers how long it took since it was asked for, in seconds
     */
    public Fleet(double assumedStartUpSeconds, DoubleConsumer registrations) {
        this.startUp = new StartUp(assumedStartUpSeconds);
        this.registrations = registrations;
    }

    /** So many executors of a profile are wanted from now on. */
    public void targeted(ProfileId profile, int target, double now) {
        squad(profile).targeted(target, now);
    }

    /** An executor has registered. One that is known already changes nothing. */
    public void registered(String executor, ProfileId profile, double now) {
        if (profiles.putIfAbsent(executor, profile) == null) {
            Optional<Double> took = squad(profile).registered(executor, now);
            took.ifPresent(seconds -> {
                startUp.measured(seconds);
                registrations.accept(seconds);
            });
        }
    }

    /** An executor is gone. One that is not known changes nothing. */
    public void removed(String executor, double now) {
        on(executor, squad -> squad.removed(executor, now));
        profiles.remove(executor);
    }

    /** An executor is to go: it counts no longer, and the target is one less until the next one is set. */
    public void leaving(String executor, double now) {
        on(executor, squad -> squad.leaving(executor, now));
    }

    /** No more tasks for these executors, and for none but these. */
    public void parked(Collection<String> executors) {
        Set<String> known = Set.copyOf(executors);
        squads.values().forEach(squad -> squad.parked(known));
    }

    /** The profiles that have a target or executors. */
    public ImmutableSortedSet<ProfileId> profiles() {
        return ImmutableSortedSet.copyOf(squads.keySet());
    }

    /** The executors of a profile that are ready or parked. */
    public Set<String> present(ProfileId profile) {
        return Optional.ofNullable(squads.get(profile)).map(Squad::present).orElseGet(Set::of);
    }

    /** Where the executors of a profile stand. */
    public ProfileFleet of(ProfileId profile, int slots, double now) {
        return squad(profile).counts(slots, now, startUp.seconds());
    }

    private Squad squad(ProfileId profile) {
        return squads.computeIfAbsent(profile, unknown -> new Squad());
    }

    private void on(String executor, Consumer<Squad> action) {
        Optional.ofNullable(profiles.get(executor)).map(squads::get).ifPresent(action);
    }
}
