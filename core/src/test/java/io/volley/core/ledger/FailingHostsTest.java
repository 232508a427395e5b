package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.volley.core.record.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts on which containers cannot be started are left alone for a while. */
class FailingHostsTest extends LedgerScript {
    private static final int TEN_MINUTES = 600_000;
    private static final int HEARTBEAT = 250;

    @Test
    void avoidsAHostForLongerAfterEachFailure() {
        FailingHosts failing = FailingHosts.NONE;
        List<Long> pauses = new ArrayList<>();
        for (int failure = 0; failure < 8; failure++) {
            failing = failing.failed("host", now).failed("host", now + 100);
            long began = now;
            while (!failing.avoided().isEmpty()) {
                now += 100;
                failing = failing.at(now);
            }
            pauses.add(now - began);
        }

        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
    }

    @Test
    void forgetsAHostThatHasBeenQuiet() {
        FailingHosts failing = FailingHosts.NONE.failed("host", 0);
        assertThat(failing.isDue(499)).isFalse();
        assertThat(failing.isDue(500)).isTrue();

        failing = failing.at(500);
        assertThat(failing.isDue(60_499)).isFalse();
        assertThat(failing.at(60_500)).isEqualTo(FailingHosts.NONE);
    }

    @Test
    void replacesAnExecutorOnAnotherHostAndReturnsAfterAPause() {
        want(PROFILE, 1);
        allocate(1, 1);

        assertThat(fail(1))
                .containsSubsequence(
                        new Command.Exclude(ImmutableSet.of("host")),
                        new Command.Release(container(1)),
                        request(2, PROFILE, 1, true, "because"));
        assertThat(allocate(2, 2))
                .as("one that was under way")
                .containsExactly(
                        new Command.Release(container(2)),
                        new Command.Complete(new BatchId(2), 1, 0),
                        request(3, PROFILE, 1, true, "because"));

        now += FailingHosts.FIRST_PAUSE;
        assertThat(run(ledger.tick(now, LIMIT))).containsExactly(new Command.Exclude(ImmutableSet.of()));
        assertThat(allocate(3, 3)).anyMatch(Command.Launch.class::isInstance);
    }

    @Test
    void avoidsAHostOnWhichAContainerEndedBeforeItRan() {
        want(PROFILE, 1);
        allocate(1, 1);
        started(1);

        assertThat(end(1, Exit.NEVER_RAN)).contains(new Command.Exclude(ImmutableSet.of("host")));
    }

    @Test
    void keepsExcludedWhatTheDriverExcludes() {
        run(ledger.desired(ledger.desired().withExcludedNodes(List.of("host", "other")), now));
        want(PROFILE, 1);
        run(ledger.desired(ledger.desired().withExcludedNodes(List.of("other")), now));
        allocate(1, 1);

        assertThat(fail(1)).contains(new Command.Exclude(ImmutableSet.of("other", "host")));
        now += FailingHosts.FIRST_PAUSE;
        assertThat(run(ledger.tick(now, LIMIT))).containsExactly(new Command.Exclude(ImmutableSet.of("other")));
    }

    @Test
    void changesNothingAfterTheEnd() {
        want(PROFILE, 1);
        allocate(1, 1);
        fail(1);
        run(ledger.desired(ledger.desired().ended(new io.volley.core.record.Ending(true, "")), now));
        now += TEN_MINUTES;

        assertThat(run(ledger.tick(now, LIMIT))).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    /** YARN answers four times a second, allocates wherever it may, and no start ever succeeds. */
    @ParameterizedTest
    @MethodSource("seeds")
    void startsLittleWhereNoStartSucceeds(long seed) {
        Random random = new Random(seed);
        int hosts = 1 + random.nextInt(5);
        int target = 1 + random.nextInt(20);
        want(PROFILE, target);
        int launched = 0;
        int number = 0;
        for (int beat = 0; beat < TEN_MINUTES / HEARTBEAT; beat++) {
            now += HEARTBEAT;
            run(ledger.tick(now, LIMIT));
            List<AllocatedContainer> allocations = new ArrayList<>();
            for (RequestBatch batch : ledger.batches().values()) {
                String host = "h" + random.nextInt(hosts);
                BatchId id = ledger.batches().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(batch))
                        .findFirst()
                        .orElseThrow()
                        .getKey();
                for (int each = 0;
                        each < batch.waiting() && !ledger.excludedHosts().contains(host);
                        each++) {
                    allocations.add(new AllocatedContainer(container(++number), PROFILE, id, host));
                }
            }
            List<StartFailure> failures = run(ledger.allocated(allocations, now)).stream()
                    .filter(Command.Launch.class::isInstance)
                    .map(launch -> new StartFailure(((Command.Launch) launch).container(), "the disk is full"))
                    .toList();
            launched += failures.size();
            run(ledger.startFailed(failures, now + random.nextInt(HEARTBEAT)));
        }

        // Six pauses until the longest, and then one wave each half minute.
        assertThat(launched)
                .isBetween(20 * target, hosts * target * (7 + TEN_MINUTES / (int) FailingHosts.LONGEST_PAUSE));
    }

    private List<Command> fail(int number) {
        return run(ledger.startFailed(List.of(new StartFailure(container(number), "the disk is full")), now));
    }
}
