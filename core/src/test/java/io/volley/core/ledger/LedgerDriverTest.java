package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerCounts;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver in cluster mode: one more container, which may be started more than once. */
class LedgerDriverTest extends LedgerScript {
    private static final ExecutorSize LARGE = new ExecutorSize(4096, 3072, 2, ImmutableMap.of());
    private static final RunLimits TWO = new RunLimits(2, OptionalLong.empty());

    @BeforeEach
    void begin() {
        ledger = attempt(1, DriverRuns.FIRST);
    }

    @Test
    void requestsTheDriverBeforeAnythingIsDesired() {
        assertThat(recover()).containsExactly(request(1, "run 1 of the driver"));
        assertThat(recover()).isEmpty();
    }

    @Test
    void startsTheDriverOnceItsContainerHasBeenRecorded() {
        recover();
        DriverRuns runs = DriverRuns.FIRST.in(container(1));

        assertThat(allocateDriver(1, 1))
                .containsExactly(new Command.RecordRun(runs), new Command.Complete(new BatchId(1), 1, 0));
        assertThat(run(ledger.recorded(DriverRuns.FIRST)))
                .as("an earlier record")
                .isEmpty();
        assertThat(run(ledger.recorded(runs)))
                .containsExactly(new Command.LaunchDriver(container(1), 1, LARGE, "host1"));
        assertThat(run(ledger.recorded(runs))).as("the same again").isEmpty();
    }

    @Test
    void neverReleasesTheDriverBecauseItIsNamed() {
        startDriver(1, 1);

        assertThat(release(1)).isEmpty();
        assertThat(ledger.driversContainer()).isPresent();
    }

    @Test
    void countsTheDriverAmongNoExecutors() {
        startDriver(1, 1);
        want(PROFILE, 1);
        allocate(2, 2);
        started(2);

        assertThat(ledger.running()).isOne();
        assertThat(ledger.counts())
                .containsEntry(PROFILE, new ContainerCounts(0, 0, 1))
                .containsEntry(ProfileId.DRIVER, new ContainerCounts(0, 0, 1));
        assertThat(ledger.endedByItself(new CompletedContainer(container(1), 1, "")))
                .isFalse();
    }

    @Test
    void endsTheApplicationWithADriverThatExitsWithStatus0() {
        startDriver(1, 1);
        want(PROFILE, 2);

        assertThat(end(1, 0))
                .containsExactly(
                        new Command.Withdraw(new BatchId(2), PROFILE, 2), new Command.Finish(new Ending(true, "")));
        assertThat(ledger.over()).isTrue();
    }

    @Test
    void startsTheDriverOnceMoreAndReleasesAllExecutorsOfTheRunThatFailed() {
        startDriver(1, 1);
        want(PROFILE, 2);
        allocate(2, 2);
        started(2);

        ImmutableList<Command> commands = end(1, 15);

        assertThat(commands)
                .containsExactly(
                        new Command.Release(container(2)),
                        new Command.EndRun(
                                2,
                                new RunEnd(
                                        false,
                                        true,
                                        "The driver has ended (its main method threw an exception): " + container(1)
                                                + " on host1 failed with status 15")),
                        new Command.RecordRun(new DriverRuns(2, Optional.empty(), ImmutableList.of(now))),
                        new Command.Withdraw(new BatchId(2), PROFILE, 1),
                        request(3, "run 2 of the driver"));
        assertThat(ledger.desired().generation())
                .as("the next driver begins to count anew")
                .isZero();
    }

    @Test
    void endsTheApplicationWithTheLastReasonOnceTheDriverHasFailedTooOften() {
        startDriver(1, 1);
        end(1, 15);
        startDriver(2, 2);

        assertThat(end(2, 13))
                .containsExactly(new Command.Finish(new Ending(
                        false,
                        "The driver has ended (there was no SparkContext): " + container(2)
                                + " on host2 failed with status 13")));
        assertThat(end(2, 13)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-100, -101, -102, -106})
    void countsNoEndThatYarnDoesNotCountOfAnApplicationMaster(int status) {
        for (int run = 1; run <= 5; run++) {
            startDriver(run, run);
            end(run, status);
        }

        assertThat(ledger.over()).isFalse();
        assertThat(ledger.driver())
                .hasValueSatisfying(driver ->
                        assertThat(driver.runs()).isEqualTo(new DriverRuns(6, Optional.empty(), ImmutableList.of())));
    }

    @Test
    void forgetsFailuresThatAreOlderThanTheirValidity() {
        RunLimits limits = new RunLimits(2, OptionalLong.of(60_000));
        ledger = Ledger.ofAttempt(1, new DriverRun(LARGE, limits, DriverRuns.FIRST));
        startDriver(1, 1);
        end(1, 1);
        startDriver(2, 2);
        now += 60_001;
        end(2, 1);
        assertThat(ledger.over()).isFalse();

        startDriver(3, 3);
        now += 60_000;
        end(3, 1);
        assertThat(ledger.over()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 137, 143, -103, -104, Exit.NEVER_RAN})
    void countsWhatTheProcessDid(int status) {
        startDriver(1, 1);
        end(1, status);
        startDriver(2, 2);
        end(2, status);

        assertThat(ledger.over()).isTrue();
    }

    @Test
    void namesTheDriversOwnSettingAgainstAMemoryKill() {
        startDriver(1, 1);

        assertThat(end(1, -104))
                .anySatisfy(command -> assertThat(command)
                        .isInstanceOfSatisfying(
                                Command.EndRun.class,
                                end -> assertThat(end.end().reason()).contains("raise spark.driver.memoryOverhead")));
    }

    @Test
    void startsItElsewhereAfterAStartThatFailed() {
        recover();
        allocateDriver(1, 1);
        run(ledger.recorded(DriverRuns.FIRST.in(container(1))));

        assertThat(run(ledger.startFailed(List.of(new StartFailure(container(1), "the disk is full")), now)))
                .contains(
                        new Command.Release(container(1)),
                        new Command.Exclude(ImmutableSet.of("host1")),
                        request(2, "run 2 of the driver"));
        assertThat(ledger.counters().failures()).as("of executors").isZero();
    }

    @Test
    void believesTheDriverThatTellsHowItsRunEnded() {
        startDriver(1, 1);
        Ending failed = new Ending(false, "User class threw exception: no such table");

        assertThat(run(ledger.driverEnded(1, failed, now)))
                .contains(
                        new Command.Release(container(1)),
                        new Command.EndRun(2, new RunEnd(false, true, failed.diagnostics())),
                        request(2, "run 2 of the driver"));
        assertThat(end(1, 15)).as("its container ends after it").isEmpty();
        assertThat(run(ledger.driverEnded(1, failed, now))).as("the same again").isEmpty();

        startDriver(2, 2);
        assertThat(run(ledger.driverEnded(2, new Ending(true, ""), now)))
                .containsExactly(new Command.Release(container(2)), new Command.Finish(new Ending(true, "")));
    }

    @Test
    void takesOverADriverThatAnEarlierAttemptHasRecorded() {
        ledger = attempt(2, DriverRuns.FIRST.in(container(1)));

        assertThat(recover(new InheritedContainer(container(1), ProfileId.DRIVER, "host1"), executor(2)))
                .isEmpty();
        assertThat(ledger.driversContainer()).map(HeldContainer::host).contains("host1");
        assertThat(ledger.running()).isOne();
        assertThat(want(PROFILE, 2)).as("one of them runs already").hasSize(1);
    }

    @Test
    void waitsForADriverThatIsRecordedAndThatYarnDoesNotTellOfYet() {
        ledger = attempt(2, DriverRuns.FIRST.in(container(1)));

        assertThat(recover()).isEmpty();
        assertThat(ledger.driversContainer()).map(HeldContainer::host).contains("");
        assertThat(run(ledger.driverLost(now)))
                .contains(new Command.Release(container(1)), request(1, "run 2 of the driver"));
    }

    @Test
    void hearsOfTheEndOfADriverThatEndedWhileThereWasNoApplicationMaster() {
        ledger = attempt(2, DriverRuns.FIRST.in(container(1)));
        recover();

        assertThat(end(1, 15)).contains(request(1, "run 2 of the driver"));
    }

    @Test
    void givesBackWhatIsLeftOfARunThatIsOver() {
        ledger = attempt(2, new DriverRuns(2, Optional.empty(), ImmutableList.of(1L)));

        assertThat(recover(new InheritedContainer(container(1), ProfileId.DRIVER, "host"), executor(2)))
                .containsExactly(
                        new Command.Release(container(1)),
                        new Command.Release(container(2)),
                        request(1, "run 2 of the driver"));
        assertThat(end(1, 143)).isEmpty();
    }

    private static Ledger attempt(int attempt, DriverRuns runs) {
        return Ledger.ofAttempt(attempt, new DriverRun(LARGE, TWO, runs));
    }

    private ImmutableList<Command> recover(InheritedContainer... containers) {
        return run(ledger.recovered(List.of(containers), now));
    }

    private static InheritedContainer executor(int number) {
        return new InheritedContainer(container(number), PROFILE, "host");
    }

    /** Has the run begin that is due, in a container of that number. */
    private void startDriver(int run, int number) {
        recover();
        long batch = ledger.batches().firstKey().value();
        allocateDriver(batch, number);
        assertThat(ledger.driver()).map(driver -> driver.runs().number()).contains(run);
        run(ledger.recorded(ledger.driver().orElseThrow().runs()));
        started(number);
    }

    private ImmutableList<Command> allocateDriver(long batch, int number) {
        return run(ledger.allocated(
                List.of(new AllocatedContainer(
                        container(number), ProfileId.DRIVER, new BatchId(batch), "host" + number)),
                now));
    }

    private static Command.Request request(long batch, String reason) {
        return new Command.Request(new BatchId(batch), ProfileId.DRIVER, LARGE, 1, ImmutableMap.of(), true, reason);
    }
}
