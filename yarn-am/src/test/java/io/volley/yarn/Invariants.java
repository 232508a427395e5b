package io.volley.yarn;

import io.volley.core.ledger.Command;
import io.volley.core.ledger.Ledger;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ProfileId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What must never happen, whatever fails. Knows more than any one part of the system can. */
final class Invariants {
    private final long seed;
    private final SimulatedTime time;
    private final Trace trace;
    private final SimulatedYarn yarn;
    private final Map<ProfileId, Integer> mostWanted = new HashMap<>();
    private final Set<ContainerId> named = new HashSet<>();
    private final Set<ContainerId> notStarted = new HashSet<>();
    private final Map<ContainerId, Integer> launched = new HashMap<>();
    private final Set<ExecutorId> executors = new HashSet<>();
    private OptionalLong driverDied = OptionalLong.empty();
    private boolean ending;

    Invariants(long seed, SimulatedTime time, Trace trace, SimulatedYarn yarn) {
        this.seed = seed;
        this.time = time;
        this.trace = trace;
        this.yarn = yarn;
    }

    /** The driver has changed its mind. */
    void wanted(Desired desired) {
        desired.profiles().forEach((profile, wanted) -> mostWanted.merge(profile, wanted.target(), Math::max));
        named.addAll(desired.release());
        ending = desired.ending().isPresent();
    }

    void driverDied() {
        driverDied = OptionalLong.of(time.now());
    }

    /** Every container that an executor was ever to run in, and the attempt that said so. */
    Map<ContainerId, Integer> launched() {
        return launched;
    }

    void launches(int attempt, Command.Launch launch) {
        check(launched.putIfAbsent(launch.container(), attempt) == null, "launched twice: " + launch);
        check(executors.add(launch.executor()), "a number used twice: " + launch);
        check(attempt != yarn.attempt() || yarn.ending().isEmpty(), "launched after the end: " + launch);
        check(
                attempt == yarn.attempt() || yarn.found(launch.container()).completed,
                "attempt %s has been replaced, and starts what will live: %s".formatted(attempt, launch));
    }

    void startFailed(ContainerId container) {
        notStarted.add(container);
    }

    void releases(int attempt, ContainerId container) {
        boolean allowed =
                !launched.containsKey(container) || named.contains(container) || notStarted.contains(container);
        check(
                allowed || ending || driverGone(),
                "attempt %s releases %s, which nobody requested".formatted(attempt, container));
    }

    void unregisters(int attempt, Ending how) {
        check(how.succeeded() ? ending : driverGone(), "attempt %s ends the application: %s".formatted(attempt, how));
    }

    private boolean driverGone() {
        return driverDied.isPresent() && time.now() >= driverDied.getAsLong() + Simulation.GRACE;
    }

    /** No profile ever runs more than was ever wanted of it; what is being released does not count. */
    void check() {
        Map<ProfileId, Integer> running = new HashMap<>();
        for (SimulatedContainer container : yarn.running()) {
            if (!named.contains(container.id)) {
                running.merge(container.profile, 1, Integer::sum);
            }
        }
        running.forEach((profile, count) -> check(
                count <= mostWanted.getOrDefault(profile, 0),
                "%s of %s run, but at most %s were ever wanted".formatted(count, profile, mostWanted.get(profile))));
    }

    /** What is requested is what is missing. */
    void check(Ledger ledger) {
        ledger.counts().forEach((profile, counts) -> {
            int missing = ledger.desired().target(profile) - counts.starting() - counts.running();
            check(
                    counts.requested() == Math.max(0, missing),
                    "%s are requested of %s, but %s are missing".formatted(counts.requested(), profile, missing));
        });
    }

    void check(boolean holds, String violation) {
        if (!holds) {
            throw new AssertionError("seed %s, event %s: %s%nWhat happened before:%n%s"
                    .formatted(seed, time.happened(), violation, trace.recent()));
        }
    }
}
