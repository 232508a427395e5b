package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.Connection;
import io.volley.core.ledger.Inherited;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Counts;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.InvalidResourceRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.Test;

class ApplicationMasterTest {
    private static final ExecutorSize SIZE = new ExecutorSize(1024, 640, 1, ImmutableMap.of());
    private static final ProfileId PROFILE = ProfileId.DEFAULT;
    private static final int GRACE = 30_000;

    private final Queue<Runnable> events = new ArrayDeque<>();
    private final FakeResourceManager yarn = new FakeResourceManager();
    private final FakeNodeManagers nodes = new FakeNodeManagers();
    private final FakeBoard board = new FakeBoard();
    private final Pace pace = new Pace(Duration.ofMillis(50), Duration.ofSeconds(3));
    private final ResourceManagerLoop loop = new ResourceManagerLoop(yarn, events::add, pace);
    private final CompletableFuture<Outcome> over = new CompletableFuture<>();
    private long now = 1_000;
    private final ApplicationMaster am = new ApplicationMaster(
            1, new Ports(board, loop, nodes), new DriverWatch(GRACE, false, now), () -> now, over);
    private Desired desired = Desired.nothing();

    @Test
    void asksAtOnceAndStartsWhatIsGranted() {
        want(8);
        assertThat(yarn.heartbeats).isOne();

        heartbeat();
        assertThat(nodes.starts).hasSize(8);
        assertThat(board.last().newest()).contains(new ExecutorId(8));

        nodes.accept(am);
        assertThat(board.last().profiles()).containsEntry(PROFILE, new Counts(0, 0, 8));
        assertThat(board.last().generation()).isEqualTo(desired.generation());
    }

    @Test
    void givesBackTheNamedExecutorsAndNoOthers() {
        run(8);
        ImmutableList<ContainerId> surplus = yarn.given.stream().limit(6).collect(ImmutableList.toImmutableList());
        want(2);
        desired = desired.withRelease(surplus);
        am.desired(desired);
        heartbeat();
        heartbeat();

        assertThat(yarn.given).hasSize(2).doesNotContainAnyElementsOf(surplus);
        assertThat(board.exits).hasSize(6).noneMatch(Exit::causedByApplication);
        assertThat(board.last().profiles()).containsEntry(PROFILE, new Counts(0, 0, 2));
    }

    @Test
    void replacesAnExecutorThatDied() {
        run(2);
        yarn.end(yarn.given.iterator().next(), 1);
        heartbeat();
        heartbeat();
        heartbeat();
        nodes.accept(am);

        assertThat(board.last().profiles()).containsEntry(PROFILE, new Counts(0, 0, 2));
        assertThat(board.last().failures()).isOne();
        assertThat(board.exits).singleElement().matches(Exit::causedByApplication);
    }

    @Test
    void replacesAnExecutorThatEndedAsItWasGranted() {
        want(2);
        yarn.end(yarn.given.iterator().next(), -100);
        heartbeat();
        heartbeat();
        heartbeat();
        nodes.accept(am);

        assertThat(yarn.given).hasSize(2);
        assertThat(board.last().profiles()).containsEntry(PROFILE, new Counts(0, 0, 2));
    }

    @Test
    void endsWithTheThreadThatSpeaksToYarn() {
        run(1);
        yarn.breakdown = Optional.of(new LinkageError("two Hadoops"));
        heartbeat();

        assertThat(over).isCompletedExceptionally();
    }

    @Test
    void replacesAnExecutorThatCouldNotBeStarted() {
        want(1);
        heartbeat();
        nodes.refuse(am);
        assertThat(board.exits)
                .singleElement()
                .satisfies(exit -> assertThat(exit.reason()).contains("the disk is full"));

        heartbeat();
        heartbeat();
        assertThat(nodes.starts).hasSize(1);
        assertThat(yarn.given).hasSize(1);
    }

    @Test
    void asksOnAnyHostWhatTheNamedHostsDoNotGrantInTime() {
        yarn.named.put("host1", 4);
        yarn.room = 0;
        want(4);
        heartbeat();
        now += ApplicationMaster.NAMED_LIMIT;
        am.tick();
        heartbeat();

        assertThat(yarn.asked.values()).singleElement().matches(ask -> !ask.named());
    }

    @Test
    void doesNotAskAgainWhenNoHostCouldBeNamed() {
        yarn.room = 0;
        want(4);
        heartbeat();
        now += ApplicationMaster.NAMED_LIMIT;
        am.tick();

        assertThat(yarn.asked.keySet()).singleElement().matches(batch -> batch.value() == 1);
    }

    @Test
    void writesAtLeastEachBeatEvenIfNothingChanges() {
        run(1);
        int written = board.observed.size();
        now += ApplicationMaster.BEAT - 1;
        am.tick();
        assertThat(board.observed).hasSize(written);

        now += 1;
        am.tick();
        assertThat(board.observed).hasSize(written + 1);
        assertThat(board.last().beat()).isEqualTo(written + 1L);
    }

    @Test
    void tellsYarnTheEndAndWritesNothingMore() {
        run(3);
        desired = desired.ended(new Ending(true, "all done"));
        am.desired(desired);
        heartbeat();

        assertThat(yarn.ending).contains(new Ending(true, "all done"));
        assertThat(over).isCompletedWithValue(Outcome.FINISHED);
        assertThat(board.closed).isTrue();
        assertThat(nodes.closed).isTrue();
    }

    @Test
    void givesEverythingBackWhenTheDriverStaysAway() {
        run(3);
        am.driver(true);
        am.driver(false);
        pass(GRACE);
        heartbeat();

        assertThat(yarn.ending).contains(new Ending(false, "The driver is gone"));
        assertThat(over).isCompletedWithValue(Outcome.ABANDONED);
    }

    @Test
    void givesNothingBackBecauseZooKeeperIsSilent() {
        run(3);
        am.driver(true);
        am.connection(Connection.LOST);
        am.driver(false);
        pass(10 * GRACE);
        am.connection(Connection.CONNECTED);
        pass(GRACE - 100);
        am.driver(true);
        pass(GRACE);

        assertThat(over).isNotDone();
        assertThat(yarn.given).hasSize(3);
    }

    @Test
    void givesNothingBackBecauseZooKeeperIsSilentFromTheBeginning() {
        run(3);
        pass(10 * GRACE);

        assertThat(over).isNotDone();
        assertThat(yarn.given).hasSize(3);
    }

    @Test
    void hearsThatTheDriverIsBackBeforeItJudgesAfterHavingStoodStill() {
        run(3);
        am.driver(true);
        am.driver(false);
        pass(1_000);
        now += 2 * GRACE;
        am.tick();
        am.driver(true);
        pass(2 * GRACE);

        assertThat(over).isNotDone();
        assertThat(yarn.given).hasSize(3);
    }

    @Test
    void touchesNothingOnceYarnKnowsALaterAttempt() {
        run(3);
        yarn.refusal = Optional.of(new ApplicationAttemptNotFoundException("gone"));
        heartbeat();
        int heartbeats = yarn.heartbeats;
        want(0);
        heartbeat();

        assertThat(over).isCompletedWithValue(Outcome.FENCED);
        assertThat(yarn.given).hasSize(3);
        assertThat(yarn.ending).isEmpty();
        assertThat(yarn.heartbeats).isEqualTo(heartbeats);
    }

    @Test
    void endsTheApplicationWithTheReasonWhenYarnRefusesTheRequest() {
        yarn.refusal = Optional.of(new InvalidResourceRequestException("too large for any node"));
        want(1);
        loop.turn(am);
        drain();

        assertThat(yarn.ending).hasValueSatisfying(ending -> {
            assertThat(ending.succeeded()).isFalse();
            assertThat(ending.diagnostics()).contains("too large for any node");
        });
        assertThat(over).isCompletedWithValue(Outcome.FINISHED);
    }

    @Test
    void failsSoThatTheNextAttemptStartsWhenYarnCannotBeReached() {
        run(2);
        yarn.refusal = Optional.of(new YarnException("connection refused"));
        heartbeat();

        assertThat(over).isCompletedExceptionally();
        assertThat(yarn.given).hasSize(2);
        assertThat(yarn.ending).isEmpty();
    }

    @Test
    void countsWhatAnEarlierAttemptLeftRunning() {
        am.recovered(ImmutableList.of(new Inherited(new ContainerId("container_old"), PROFILE, "host0")));
        want(3);
        heartbeat();

        assertThat(nodes.starts).hasSize(2);
    }

    private void run(int executors) {
        want(executors);
        heartbeat();
        nodes.accept(am);
    }

    private void want(int target) {
        Wanted wanted = new Wanted(SIZE, target, ImmutableMap.of(), "a test wants them");
        desired = desired.withProfiles(ImmutableMap.of(PROFILE, wanted));
        am.desired(desired);
        loop.turn(am);
        drain();
    }

    private void pass(long millis) {
        for (long left = millis; left > 0; left -= 100) {
            now += 100;
            am.tick();
        }
    }

    private void heartbeat() {
        loop.turn(am);
        drain();
    }

    private void drain() {
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }
}
