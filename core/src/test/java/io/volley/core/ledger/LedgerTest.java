package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Counts;
import io.volley.core.record.Desired;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;
import io.volley.core.record.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {
    private static final ProfileId PROFILE = ProfileId.DEFAULT;
    private static final ExecutorSize SIZE = new ExecutorSize(1408, 1024, 1, ImmutableMap.of());

    private Ledger ledger = Ledger.ofAttempt(1, 2_000);
    private List<Command> commands = List.of();
    private long generation;

    @Test
    void asksForTheWholeDifferenceAtOnce() {
        want(8);

        assertThat(commands).singleElement().isInstanceOfSatisfying(Command.Ask.class, ask -> {
            assertThat(ask.batch().size()).isEqualTo(8);
            assertThat(ask.reason()).isEqualTo("because");
        });
    }

    @Test
    void asksOnlyForWhatIsMissing() {
        want(2);
        grant(1, 1, 2);
        want(5);

        assertThat(asked()).containsExactly(3);
    }

    @Test
    void anOlderWishChangesNothing() {
        want(3);
        generation = 0;
        want(9);

        assertThat(commands).isEmpty();
        assertThat(ledger.desired().target(PROFILE)).isEqualTo(3);
    }

    @Test
    void startsWhatIsGrantedAndSaysWhenTheBatchIsComplete() {
        want(2);
        grant(1, 1, 2);
        assertThat(commands).hasAtLeastOneElementOfType(Command.Granted.class);
        assertThat(launched()).containsExactly("c1:1", "c2:2");

        run(ledger.started(List.of(id(1), id(2)), 7));

        assertThat(commands).singleElement().isInstanceOf(Command.Started.class);
        assertThat(ledger.counts()).containsExactlyEntriesOf(ImmutableMap.of(PROFILE, new Counts(0, 0, 2)));
        assertThat(ledger.isWaiting()).isFalse();
    }

    @Test
    void givesBackWhatIsGrantedAboveNeed() {
        want(1);
        grant(1, 1, 2, 3);

        assertThat(launched()).containsExactly("c1:1");
        assertThat(released()).containsExactly("c2", "c3");
    }

    @Test
    void withdrawsWhatIsNotNeededAnyMoreAtOnce() {
        want(8);
        want(0);

        assertThat(commands).singleElement().isInstanceOf(Command.Withdraw.class);
        assertThat(ledger.isWaiting()).isFalse();
    }

    @Test
    void replacesABatchThatIsTooLargeByAFreshOne() {
        want(8);
        grant(1, 1, 2);
        want(5);

        assertThat(commands.get(0)).isInstanceOf(Command.Withdraw.class);
        assertThat(asked()).containsExactly(3);
        assertThat(ledger.batches()).containsOnlyKeys(2L);
    }

    @Test
    void usesALateGrantOfAWithdrawnBatchIfItIsNeeded() {
        want(8);
        want(5);
        grant(1, 1);

        assertThat(launched()).containsExactly("c1:1");
        assertThat(asked()).containsExactly(4);
    }

    @Test
    void neverReleasesARunningExecutorByItself() {
        want(3);
        grant(1, 1, 2, 3);
        want(1);

        assertThat(commands).isEmpty();
        assertThat(ledger.held()).hasSize(3);
    }

    @Test
    void givesBackOnceWhatTheDriverNames() {
        want(2);
        grant(1, 1, 2);
        release(1, id(2));
        assertThat(released()).containsExactly("c2");
        assertThat(asked()).isEmpty();

        release(1, id(2));
        assertThat(commands).isEmpty();

        run(ledger.ended(List.of(new End(id(2), -100, "released")), 1));
        assertThat(exits()).singleElement().satisfies(exit -> {
            assertThat(exit.causedByApplication()).isFalse();
            assertThat(exit.reason()).isEqualTo("Container c2 on h was given back");
        });
        assertThat(ledger.failures()).isZero();
    }

    @Test
    void replacesAnExecutorThatEnded() {
        want(2);
        grant(1, 1, 2);
        run(ledger.ended(List.of(new End(id(1), 1, "oops")), 1));

        assertThat(asked()).containsExactly(1);
        assertThat(ledger.failures()).isEqualTo(1);
    }

    @Test
    void replacesAnExecutorThatCouldNotBeStarted() {
        want(1);
        grant(1, 1);
        run(ledger.startFailed(id(1), "node is full", 1));

        assertThat(released()).containsExactly("c1");
        assertThat(asked()).containsExactly(1);
        assertThat(exits())
                .singleElement()
                .satisfies(exit ->
                        assertThat(exit.reason()).isEqualTo("Container c1 on h could not be started: node is full"));
    }

    @Test
    void takesEventsThatComeTwiceOrLate() {
        want(1);
        grant(1, 1);
        run(ledger.ended(List.of(new End(id(1), 1, "")), 1));
        run(ledger.ended(List.of(new End(id(1), 1, "")), 1));
        assertThat(commands).isEmpty();
        run(ledger.started(List.of(id(1)), 1));
        assertThat(commands).isEmpty();
        run(ledger.startFailed(id(1), "", 1));
        assertThat(commands).isEmpty();
    }

    @Test
    void asksWithoutHostsForWhatNamedHostsDidNotGiveInTime() {
        want(8);
        grant(1, 1, 2);
        run(ledger.tick(1_999));
        assertThat(commands).isEmpty();

        run(ledger.tick(2_000));
        assertThat(commands.get(0)).isInstanceOf(Command.Withdraw.class);
        assertThat(commands.get(1)).isInstanceOfSatisfying(Command.Ask.class, ask -> {
            assertThat(ask.batch().size()).isEqualTo(6);
            assertThat(ask.batch().named()).isFalse();
        });

        run(ledger.tick(99_000));
        assertThat(commands).isEmpty();
    }

    @Test
    void leavesABatchAloneThatNamedNoHostAnyway() {
        want(8);
        run(ledger.askedWithoutHosts(1));
        run(ledger.tick(99_000));

        assertThat(commands).isEmpty();
    }

    @Test
    void carriesOnWithWhatAnEarlierAttemptLeft() {
        ledger = Ledger.ofAttempt(2, 2_000);
        run(ledger.recovered(List.of(new Grant(id(1), PROFILE, 0, "h"), new Grant(id(2), PROFILE, 0, "h")), 0));
        want(3);
        assertThat(asked()).containsExactly(1);
        grant(1, 3);

        assertThat(launched()).containsExactly("c3:10000001");
    }

    @Test
    void endsWithNothing() {
        want(4);
        grant(1, 1, 2);
        run(ledger.desired(ledger.desired().ended(new Ending(true, "")), 0));

        assertThat(commands)
                .extracting(command -> command.getClass().getSimpleName())
                .containsExactly("Withdraw", "Release", "Release", "Finish");
        grant(1, 3);
        assertThat(released()).containsExactly("c3");
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', false, 'Container c1 on h ended by itself, without an error'",
        "-102, '', false, 'Container c1 on h was preempted by YARN'",
        "-100, '', false, 'Container c1 on h was lost with its node, or ended by YARN'",
        "-101, '', false, 'Container c1 on h was lost: the disks of its node failed'",
        "-106, 'by admin', false, 'Container c1 on h was killed by YARN: by admin'",
        "-104, 'is running beyond limits: 1.5 GB of 1.4 GB physical memory used; 2 GB of 3 GB virtual memory used', true,"
                + " 'Container c1 on h was killed by YARN for its memory (1.5 GB of 1.4 GB physical memory used). Raise"
                + " spark.executor.memoryOverhead'",
        "137, 'Killed by external signal', true, 'Container c1 on h ended with exit status 137: Killed by external signal'",
    })
    void saysWhyAnExecutorEnded(int status, String diagnostics, boolean causedByApplication, String reason) {
        want(1);
        grant(1, 1);
        run(ledger.ended(List.of(new End(id(1), status, diagnostics)), 1));

        assertThat(exits()).containsExactly(new Exit(id(1), "h", status, reason, causedByApplication));
    }

    private void want(int target) {
        release(target);
    }

    private void release(int target, ContainerId... containers) {
        Wanted wanted = new Wanted(SIZE, target, ImmutableMap.of(), "because");
        run(ledger.desired(
                new Desired(
                        ++generation,
                        ImmutableSortedMap.of(PROFILE, wanted),
                        ImmutableSet.of(),
                        ImmutableSet.copyOf(containers),
                        Optional.empty()),
                0));
    }

    private void grant(long batch, int... containers) {
        List<Grant> grants = new ArrayList<>();
        for (int container : containers) {
            grants.add(new Grant(id(container), PROFILE, batch, "h"));
        }
        run(ledger.granted(grants, 0));
    }

    private void run(Step step) {
        ledger = step.next();
        commands = step.commands();
    }

    private static ContainerId id(int number) {
        return new ContainerId("c" + number);
    }

    private List<Integer> asked() {
        return of(Command.Ask.class).map(ask -> ask.batch().size()).toList();
    }

    private List<String> launched() {
        return of(Command.Launch.class)
                .map(launch -> launch.container() + ":" + launch.executor())
                .toList();
    }

    private List<String> released() {
        return of(Command.Release.class)
                .map(release -> release.container().value())
                .toList();
    }

    private List<Exit> exits() {
        return of(Command.Report.class)
                .flatMap(report -> report.exits().stream())
                .toList();
    }

    private <T extends Command> java.util.stream.Stream<T> of(Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast);
    }
}
