package io.volley.core.executors;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.volley.core.plan.ProfileSupply;
import io.volley.core.record.ProfileId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
public final class ExecutorTracker {
    private final StartUpTime startUp;
    private final AllocationTimes allocations = new AllocationTimes();
    private final DoubleConsumer registrations;
    private final DoubleConsumer startUps;
    private final Map<ProfileId, ProfileExecutors> byProfile = new TreeMap<>();
    private final Map<String, ProfileId> profiles = new HashMap<>();

    /**
     * @param assumedStartUpSeconds how long an executor takes to start while none has been measured, above 0
     * @param registrations told for each executor that registers how long it took since it was requested, in seconds
     * @param startUps told for each executor that registers, and whose allocation is known, how long it took since then, in seconds
     */
    public ExecutorTracker(double assumedStartUpSeconds, DoubleConsumer registrations, DoubleConsumer startUps) {
        this.startUp = new StartUpTime(assumedStartUpSeconds);
        this.registrations = registrations;
        this.startUps = startUps;
    }

    /** So many executors of a profile are wanted from now on. */
    public void targeted(ProfileId profile, int target, double now) {
        executorsOf(profile).targeted(target, now);
    }

    /** The cluster has allocated an executor, as seen by the driver; it registers once it has started. */
    public void allocated(String executor, double now) {
        allocations.allocated(executor, now);
    }

    /**
     * An executor has registered. One that is known already changes nothing. How long it took to start is recorded if its allocation
     * is known: of the time since it was requested, any part may be a wait for a full cluster.
     */
    public void registered(String executor, ProfileId profile, double now) {
        if (profiles.putIfAbsent(executor, profile) == null) {
            executorsOf(profile).registered(executor, now).ifPresent(registrations::accept);
            allocations.registered(executor, now).ifPresent(seconds -> {
                startUp.measured(seconds, now);
                startUps.accept(seconds);
            });
        }
    }

    /** An executor is gone. One that is not known changes nothing. */
    public void removed(String executor, double now) {
        on(executor, executors -> executors.removed(executor, now));
        profiles.remove(executor);
    }

    /** An executor is to go: it counts no longer, and the target is one less until the next one is set. */
    public void leaving(String executor, double now) {
        on(executor, executors -> executors.leaving(executor, now));
    }

    /** No more tasks for these executors, and for none but these. */
    public void parked(Collection<String> executors) {
        ImmutableSet<String> known = ImmutableSet.copyOf(executors);
        byProfile.values().forEach(all -> all.parked(known));
    }

    /** The profiles that have a target or executors. */
    public ImmutableSortedSet<ProfileId> profiles() {
        return ImmutableSortedSet.copyOf(byProfile.keySet());
    }

    /** All executors that have registered and are not gone. */
    public ImmutableSet<String> registered() {
        return ImmutableSet.copyOf(profiles.keySet());
    }

    /** The executors of a profile that are ready or parked. */
    public ImmutableSet<String> present(ProfileId profile) {
        return Optional.ofNullable(byProfile.get(profile))
                .map(ProfileExecutors::present)
                .orElseGet(ImmutableSet::of);
    }

    /** Where the executors of a profile stand. */
    public ProfileSupply of(ProfileId profile, int slots, double now) {
        return executorsOf(profile).counts(slots, now, startUp.seconds(now));
    }

    private ProfileExecutors executorsOf(ProfileId profile) {
        return byProfile.computeIfAbsent(profile, unknown -> new ProfileExecutors());
    }

    private void on(String executor, Consumer<ProfileExecutors> action) {
        Optional.ofNullable(profiles.get(executor)).map(byProfile::get).ifPresent(action);
    }
}
