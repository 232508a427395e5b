package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives of a ledger between a driver that changes its mind and a YARN that is late, generous and forgetful. */
class LedgerRunTest {
    private static final int EVENTS = 200;

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverHoldsMoreThanItEverWanted(long seed) {
        Life life = new Life(new Random(seed));
        for (int event = 0; event < EVENTS; event++) {
            life.event();
            for (ProfileId profile : Life.PROFILES) {
                assertThat(life.kept(profile))
                        .as("event %d of seed %d: %s", event, seed, life.trace)
                        .isLessThanOrEqualTo(life.mostWanted(profile));
                assertThat(life.kept(profile) + life.waiting(profile))
                        .as("event %d of seed %d: %s", event, seed, life.trace)
                        .isBetween(life.target(profile), Math.max(life.target(profile), life.kept(profile)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void convergesAndLeaksNothingOnceEventsStop(long seed) {
        Life life = new Life(new Random(seed));
        for (int event = 0; event < EVENTS; event++) {
            life.event();
        }

        life.calmDown();

        for (ProfileId profile : Life.PROFILES) {
            assertThat(
                            life.ledger.counts().containsKey(profile)
                                    ? life.ledger.counts().get(profile).running()
                                    : 0)
                    .as("seed %d: %s", seed, life.trace)
                    .isEqualTo(life.target(profile));
        }
        assertThat(life.ledger.isWaiting()).as("seed %d: %s", seed, life.trace).isFalse();
        assertThat(life.alive)
                .as("containers that YARN thinks are ours, seed %d: %s", seed, life.trace)
                .isEqualTo(life.ledger.held().keySet());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameSeedGivesTheSameTrace(long seed) {
        Life one = new Life(new Random(seed));
        Life other = new Life(new Random(seed));
        for (int event = 0; event < EVENTS; event++) {
            one.event();
            other.event();
        }

        assertThat(one.trace).isEqualTo(other.trace);
    }

    /** A driver, a YARN and its NodeManagers around one ledger. */
    private static final class Life {
        static final List<ProfileId> PROFILES = List.of(new ProfileId(0), new ProfileId(1));
        private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 1, ImmutableMap.of());

        private final Random random;
        private final List<String> trace = new ArrayList<>();
        private final Map<Long, Integer> asked = new TreeMap<>();
        private final Map<Long, ProfileId> profiles = new HashMap<>();
        private final List<Grant> onTheWay = new ArrayList<>();
        private final Map<ContainerId, Boolean> starting = new LinkedHashMap<>();
        private final List<ContainerId> ending = new ArrayList<>();
        private final Set<ContainerId> alive = new HashSet<>();
        private final Map<ProfileId, Integer> mostWanted = new HashMap<>();
        private final Set<ContainerId> release = new HashSet<>();
        private final Map<ProfileId, Integer> targets = new TreeMap<>();
        private Ledger ledger = Ledger.ofAttempt(1, 2_000);
        private int containers;
        private long generation;
        private long now;

        private Life(Random random) {
            this.random = random;
        }

        private void event() {
            now += random.nextInt(500);
            switch (random.nextInt(9)) {
                case 0 -> wish();
                case 1 -> yarnAllocates(false);
                case 2 -> yarnAllocates(random.nextInt(4) == 0);
                case 3, 4 -> yarnDelivers(1 + random.nextInt(6), random.nextInt(5) == 0);
                case 5 -> nodesAnswer();
                case 6 -> something(alive).ifPresent(this::ends);
                case 7 -> driverReleases();
                default -> run("tick", ledger.tick(now));
            }
        }

        private void wish() {
            ProfileId profile = PROFILES.get(random.nextInt(PROFILES.size()));
            targets.put(profile, random.nextInt(12));
            tell();
        }

        private void driverReleases() {
            something(ledger.held().keySet()).ifPresent(container -> {
                release.add(container);
                tell();
            });
        }

        private void tell() {
            ImmutableSortedMap.Builder<ProfileId, Wanted> wanted = ImmutableSortedMap.naturalOrder();
            targets.forEach((profile, target) -> {
                wanted.put(profile, new Wanted(SIZE, target, ImmutableMap.of(), "random"));
                mostWanted.merge(profile, target, Math::max);
            });
            run(
                    "desired",
                    ledger.desired(
                            new Desired(
                                    ++generation,
                                    wanted.build(),
                                    ImmutableSet.of(),
                                    ImmutableSet.copyOf(release),
                                    Optional.empty()),
                            now));
        }

        /** YARN allocates some of what it believes is asked; sometimes more. */
        private void yarnAllocates(boolean generous) {
            something(asked.keySet()).ifPresent(batch -> {
                int count = Math.min(asked.getOrDefault(batch, 0), 1 + random.nextInt(8)) + (generous ? 2 : 0);
                asked.merge(batch, -count, Integer::sum);
                if (asked.getOrDefault(batch, 0) <= 0) {
                    asked.remove(batch);
                }
                for (int grant = 0; grant < count; grant++) {
                    ContainerId container = new ContainerId("c" + containers++);
                    alive.add(container);
                    onTheWay.add(new Grant(
                            container, profiles.getOrDefault(batch, PROFILES.get(0)), batch, "h" + random.nextInt(3)));
                }
            });
        }

        private void yarnDelivers(int most, boolean twice) {
            List<Grant> some = new ArrayList<>(onTheWay.subList(0, Math.min(most, onTheWay.size())));
            onTheWay.subList(0, some.size()).clear();
            if (!some.isEmpty()) {
                run("granted " + some.size(), ledger.granted(some, now));
                if (twice) {
                    List<Grant> stillHeld = some.stream()
                            .filter(grant -> ledger.held().containsKey(grant.container()))
                            .toList();
                    run("granted again", ledger.granted(stillHeld, now));
                }
            }
            deliverEnds();
        }

        private void deliverEnds() {
            List<End> ends = ending.stream()
                    .map(container -> new End(container, random.nextBoolean() ? 1 : -100, ""))
                    .toList();
            ending.clear();
            if (!ends.isEmpty()) {
                run("ended " + ends.size(), ledger.ended(ends, now));
                ends.forEach(end -> release.remove(end.container()));
            }
        }

        private void nodesAnswer() {
            something(starting.keySet()).ifPresent(container -> {
                starting.remove(container);
                if (random.nextInt(6) == 0) {
                    run("start failed", ledger.startFailed(container, "no", now));
                } else {
                    run("started", ledger.started(List.of(container), now));
                }
            });
        }

        private void ends(ContainerId container) {
            if (!alive.remove(container)) {
                return;
            }
            Optional<Grant> undelivered = onTheWay.stream()
                    .filter(grant -> grant.container().equals(container))
                    .findFirst();
            if (undelivered.isPresent()) {
                // YARN puts the request back if a container ends before anybody has heard of it.
                onTheWay.remove(undelivered.get());
                if (ledger.batches().containsKey(undelivered.get().batch())) {
                    asked.merge(undelivered.get().batch(), 1, Integer::sum);
                }
            } else {
                ending.add(container);
            }
        }

        private void run(String event, Step step) {
            ledger = step.next();
            trace.add(event + " -> " + step.commands());
            for (Command command : step.commands()) {
                if (command instanceof Command.Ask ask) {
                    asked.put(ask.batch().id(), ask.batch().size());
                    profiles.put(ask.batch().id(), ask.batch().profile());
                } else if (command instanceof Command.Withdraw withdraw) {
                    asked.remove(withdraw.batch().id());
                } else if (command instanceof Command.Launch launch) {
                    starting.put(launch.container(), true);
                } else if (command instanceof Command.Release releasing) {
                    ends(releasing.container());
                }
            }
        }

        /** YARN and the nodes do all they were asked; the driver releases what it has too much of. */
        private void calmDown() {
            for (int round = 0; round < 100; round++) {
                now += 100;
                List.copyOf(asked.keySet()).forEach(batch -> {
                    while (asked.containsKey(batch)) {
                        yarnAllocates(false);
                    }
                });
                while (!onTheWay.isEmpty()) {
                    yarnDelivers(10, false);
                }
                List.copyOf(starting.keySet()).forEach(container -> {
                    starting.remove(container);
                    run("started", ledger.started(List.of(container), now));
                });
                deliverEnds();
                for (ProfileId profile : PROFILES) {
                    ledger.held().entrySet().stream()
                            .filter(held ->
                                    held.getValue().profile().equals(profile) && !release.contains(held.getKey()))
                            .limit(Math.max(0, kept(profile) - target(profile)))
                            .forEach(held -> release.add(held.getKey()));
                }
                tell();
            }
        }

        private int target(ProfileId profile) {
            return targets.getOrDefault(profile, 0);
        }

        private int mostWanted(ProfileId profile) {
            return mostWanted.getOrDefault(profile, 0);
        }

        private int kept(ProfileId profile) {
            return (int) ledger.held().values().stream()
                    .filter(held -> held.profile().equals(profile) && !held.isLeaving())
                    .count();
        }

        private int waiting(ProfileId profile) {
            return ledger.batches().values().stream()
                    .filter(batch -> batch.profile().equals(profile))
                    .mapToInt(Batch::waiting)
                    .sum();
        }

        private <T> Optional<T> something(Set<T> things) {
            List<T> sorted = things.stream()
                    .sorted(java.util.Comparator.comparing(Object::toString))
                    .toList();
            return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(random.nextInt(sorted.size())));
        }
    }
}
