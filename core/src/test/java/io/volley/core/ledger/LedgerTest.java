package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Counts;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final ExecutorSize SMALL = new ExecutorSize(1024, 640, 1, ImmutableMap.of());
    private static final ProfileId PROFILE = ProfileId.DEFAULT;
    private static final ProfileId OTHER = new ProfileId(1);
    private static final long LIMIT = 2_000;

    private Ledger ledger = Ledger.ofAttempt(1);
    private long now = 1_000;

    @Test
    void asksForTheWholeDifferenceInOneBatch() {
        assertThat(want(PROFILE, 8)).containsExactly(ask(1, PROFILE, 8, true, "because"));
    }

    @Test
    void asksForEachProfileByItself() {
        Desired both = ledger.desired().withProfiles(ImmutableMap.of(PROFILE, wanted(3), OTHER, wanted(2)));

        assertThat(run(ledger.desired(both, now)))
                .containsExactly(ask(1, PROFILE, 3, true, "because"), ask(2, OTHER, 2, true, "because"));
    }

    @Test
    void asksOnlyForWhatIsMissingWhenTheTargetRises() {
        want(PROFILE, 2);
        grant(1, 1);

        assertThat(want(PROFILE, 5)).containsExactly(ask(2, PROFILE, 3, true, "because"));
        assertThat(ledger.counts()).containsEntry(PROFILE, new Counts(4, 1, 0));
    }

    @Test
    void ignoresAnOlderGeneration() {
        Desired older = ledger.desired().withProfiles(ImmutableMap.of(PROFILE, wanted(3)));
        want(PROFILE, 4);

        assertThat(run(ledger.desired(older, now))).isEmpty();
        assertThat(ledger.desired().target(PROFILE)).isEqualTo(4);
    }

    @Test
    void launchesWhatIsGrantedUnderANumberOfItsAttempt() {
        ledger = Ledger.ofAttempt(3);
        want(PROFILE, 2);

        assertThat(grant(1, 7))
                .containsExactly(new Command.Launch(container(7), PROFILE, new ExecutorId(20_000_001), SMALL, "host"));
    }

    @Test
    void completesABatchWithItsLastGrantAndSaysHowLongItTook() {
        want(PROFILE, 2);
        grant(1, 1);
        now += 812;

        assertThat(grant(1, 2)).contains(new Command.Complete(new BatchId(1), 2, 812));
        assertThat(ledger.batches()).isEmpty();
    }

    @Test
    void givesBackWhatIsGrantedAboveNeed() {
        want(PROFILE, 1);
        grant(1, 1);

        assertThat(grant(1, 2)).containsExactly(new Command.Release(container(2)));
        assertThat(ledger.held()).hasSize(1);
    }

    @Test
    void dropsAPartlyGrantedBatchWholeAndAsksForTheRestAnewWhenTheTargetFalls() {
        want(PROFILE, 8);
        grant(1, 1, 2, 3);

        assertThat(want(PROFILE, 5))
                .containsExactly(new Command.Withdraw(new BatchId(1), PROFILE, 5), ask(2, PROFILE, 2, true, "because"));
    }

    @Test
    void neverGivesBackARunningExecutorBecauseTheTargetFell() {
        want(PROFILE, 2);
        grant(1, 1, 2);
        started(1, 2);

        assertThat(want(PROFILE, 0)).isEmpty();
        assertThat(ledger.counts()).containsEntry(PROFILE, new Counts(0, 0, 2));
    }

    @Test
    void givesBackWhatIsNamedAndReplacesItIfTheTargetStands() {
        want(PROFILE, 2);
        grant(1, 1, 2);
        started(1, 2);

        assertThat(release(2)).containsExactly(new Command.Release(container(2)), ask(2, PROFILE, 1, true, "because"));
        assertThat(release(2)).as("the same name again").isEmpty();
    }

    @Test
    void doesNotAskForWhatIsGivenBackBelowTheTarget() {
        want(PROFILE, 2);
        grant(1, 1, 2);
        started(1, 2);
        want(PROFILE, 1);

        assertThat(release(2)).containsExactly(new Command.Release(container(2)));
        assertThat(ledger.counts()).containsEntry(PROFILE, new Counts(0, 0, 1));
        assertThat(ledger.pending()).as("its end is still to be heard of").isTrue();
    }

    @Test
    void usesALateGrantOfAWithdrawnBatchAndAsksForOneLess() {
        want(PROFILE, 8);
        want(PROFILE, 5);

        assertThat(grant(1, 1))
                .containsExactly(
                        new Command.Launch(container(1), PROFILE, new ExecutorId(1), SMALL, "host"),
                        new Command.Withdraw(new BatchId(2), PROFILE, 5),
                        ask(3, PROFILE, 4, true, "because"));
    }

    @Test
    void givesBackALateGrantOfAProfileThatWaitsForNothing() {
        want(PROFILE, 8);
        want(PROFILE, 0);

        assertThat(grant(1, 1)).containsExactly(new Command.Release(container(1)));
    }

    @Test
    void hearsTheSameGrantOnce() {
        want(PROFILE, 2);
        grant(1, 1);

        assertThat(grant(1, 1)).isEmpty();
        assertThat(ledger.counts()).containsEntry(PROFILE, new Counts(1, 1, 0));
    }

    @Test
    void replacesAnExecutorThatFailedAndCountsTheFailure() {
        want(PROFILE, 1);
        grant(1, 1);
        started(1);

        ImmutableList<Command> commands = end(1, 1);

        assertThat(commands).contains(ask(2, PROFILE, 1, true, "because"));
        assertThat(commands.get(0))
                .isInstanceOfSatisfying(
                        Command.Report.class,
                        report -> assertThat(report.exits()).singleElement().satisfies(exit -> {
                            assertThat(exit.causedByApplication()).isTrue();
                            assertThat(exit.host()).isEqualTo("host");
                        }));
        assertThat(ledger.counters().failures()).isOne();
    }

    @Test
    void hearsTheSameEndOnce() {
        want(PROFILE, 1);
        grant(1, 1);
        end(1, 1);

        assertThat(end(1, 1)).isEmpty();
        assertThat(ledger.counters().failures()).isOne();
    }

    @Test
    void staysEndedWhenTheStartIsHeardOfLater() {
        want(PROFILE, 1);
        grant(1, 1);
        end(1, 1);
        started(1);

        assertThat(ledger.held()).isEmpty();
    }

    @Test
    void replacesAFailedStartAndGivesItsContainerBack() {
        want(PROFILE, 1);
        grant(1, 1);

        Step step = ledger.startFailed(List.of(new StartFailure(container(1), "no route to host")), now);

        assertThat(step.commands()).contains(new Command.Release(container(1)), ask(2, PROFILE, 1, true, "because"));
        assertThat(step.next().counters().failures())
                .as("not the application's fault")
                .isZero();
    }

    @Test
    void blamesNobodyForAnExecutorThatWasGivenBack() {
        want(PROFILE, 1);
        grant(1, 1);
        started(1);
        release(1);

        end(1, 143);

        assertThat(ledger.counters().failures()).isZero();
    }

    @Test
    void asksOnAnyHostForWhatTheNamedHostsDoNotGrantInTime() {
        want(PROFILE, 4);
        grant(1, 1);
        now += LIMIT - 1;
        assertThat(run(ledger.tick(now, LIMIT))).as("not yet").isEmpty();

        now += 1;
        assertThat(run(ledger.tick(now, LIMIT)))
                .containsExactly(
                        new Command.Withdraw(new BatchId(1), PROFILE, 3),
                        ask(2, PROFILE, 3, false, "not granted on the hosts that were named"));
        now += 10 * LIMIT;
        assertThat(run(ledger.tick(now, LIMIT))).as("waits without a limit").isEmpty();
    }

    @Test
    void waitsWithoutALimitWhenNoHostCouldBeNamed() {
        want(PROFILE, 4);
        run(ledger.onAnyHost(new BatchId(1)));
        now += LIMIT;

        assertThat(run(ledger.tick(now, LIMIT))).isEmpty();
    }

    @Test
    void givesBackAGrantOnAnExcludedHostAndAsksAgain() {
        want(PROFILE, 1);
        Desired excluding = ledger.desired().withExcludedNodes(ImmutableSet.of("host"));
        assertThat(run(ledger.desired(excluding, now))).containsExactly(new Command.Exclude(ImmutableSet.of("host")));

        assertThat(grant(1, 1)).contains(new Command.Release(container(1)), ask(2, PROFILE, 1, true, "because"));
    }

    @Test
    void givesEverythingBackWhenTheApplicationEnds() {
        want(PROFILE, 3);
        grant(1, 1, 2);
        started(1);
        Ending ending = new Ending(true, "done");

        assertThat(run(ledger.desired(ledger.desired().ended(ending), now)))
                .containsExactly(
                        new Command.Withdraw(new BatchId(1), PROFILE, 1),
                        new Command.Release(container(1)),
                        new Command.Release(container(2)),
                        new Command.Finish(ending));
    }

    @Test
    void takesOverWhatAnEarlierAttemptLeftRunning() {
        run(ledger.recovered(List.of(new Inherited(container(1), PROFILE, "host")), now));

        assertThat(want(PROFILE, 3)).containsExactly(ask(1, PROFILE, 2, true, "because"));
        assertThat(ledger.counts()).containsEntry(PROFILE, new Counts(2, 0, 1));
    }

    @Test
    void reportsTheEndOfAContainerThatOnlyAnEarlierAttemptKnew() {
        assertThat(end(9, -100)).singleElement().isInstanceOf(Command.Report.class);
    }

    @Test
    void remembersNoMoreThanItsMemoryOfWhatIsGone() {
        int many = Ledger.MEMORY + 5;
        ledger = ledger.ended(
                        IntStream.range(0, many)
                                .mapToObj(number -> new Completed(container(number), 0, ""))
                                .toList(),
                        now)
                .next();

        assertThat(ledger.gone()).hasSize(Ledger.MEMORY).contains(container(many - 1));
    }

    private ImmutableList<Command> want(ProfileId profile, int target) {
        return run(ledger.desired(ledger.desired().withProfiles(ImmutableMap.of(profile, wanted(target))), now));
    }

    private ImmutableList<Command> release(int number) {
        return run(ledger.desired(ledger.desired().withRelease(List.of(container(number))), now));
    }

    private ImmutableList<Command> grant(long batch, int... numbers) {
        List<Grant> grants = IntStream.of(numbers)
                .mapToObj(number -> new Grant(container(number), PROFILE, new BatchId(batch), "host"))
                .toList();
        return run(ledger.granted(grants, now));
    }

    private void started(int... numbers) {
        run(ledger.started(IntStream.of(numbers).mapToObj(LedgerTest::container).toList()));
    }

    private ImmutableList<Command> end(int number, int status) {
        return run(ledger.ended(List.of(new Completed(container(number), status, "")), now));
    }

    private ImmutableList<Command> run(Step step) {
        ledger = step.next();
        return step.commands();
    }

    private static Command.Ask ask(long batch, ProfileId profile, int count, boolean named, String reason) {
        return new Command.Ask(new BatchId(batch), profile, SMALL, count, ImmutableMap.of(), named, reason);
    }

    private static Wanted wanted(int target) {
        return new Wanted(SMALL, target, ImmutableMap.of(), "because");
    }

    private static ContainerId container(int number) {
        return new ContainerId("container_1_0001_01_%06d".formatted(number));
    }
}
