package io.volley.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.Ending;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executors that end, fail or do not start. */
class LedgerEndsTest extends LedgerScript {
    @Test
    void replacesAnExecutorThatFailedAndCountsTheFailure() {
        want(PROFILE, 1);
        allocate(1, 1);
        started(1);

        ImmutableList<Command> commands = end(1, 1);

        assertThat(commands).contains(request(2, PROFILE, 1, true, "because"));
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
        allocate(1, 1);
        end(1, 1);

        assertThat(end(1, 1)).isEmpty();
        assertThat(ledger.counters().failures()).isOne();
    }

    @Test
    void staysEndedWhenTheStartIsHeardOfLater() {
        want(PROFILE, 1);
        allocate(1, 1);
        end(1, 1);
        started(1);

        assertThat(ledger.held()).isEmpty();
    }

    @Test
    void replacesAFailedStartAndGivesItsContainerBack() {
        want(PROFILE, 1);
        allocate(1, 1);

        Step step = ledger.startFailed(List.of(new StartFailure(container(1), "no route to host")), now);

        assertThat(step.commands())
                .contains(new Command.Release(container(1)), request(2, PROFILE, 1, true, "because"));
        assertThat(step.next().counters().failures())
                .as("not the application's fault")
                .isZero();
    }

    @Test
    void blamesNobodyForAnExecutorThatWasReleased() {
        want(PROFILE, 1);
        allocate(1, 1);
        started(1);
        release(1);

        end(1, 143);

        assertThat(ledger.counters().failures()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // It has lost its driver.
        "1, true",
        "56, true",
        // It was decommissioned, with the driver's knowledge.
        "0, false",
        // It was preempted, or its node lost.
        "-102, false",
        "-100, false",
        // A signal.
        "137, false",
        "143, false",
    })
    void takesNoEndForOneByItselfThatSomebodyMade(int status, boolean byItself) {
        want(PROFILE, 1);
        allocate(1, 1);
        started(1);

        assertThat(ledger.endedByItself(new CompletedContainer(container(1), status, "")))
                .isEqualTo(byItself);
    }

    @Test
    void givesEverythingBackWhenTheApplicationEnds() {
        want(PROFILE, 3);
        allocate(1, 1, 2);
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
    void reportsTheEndOfAContainerThatOnlyAnEarlierAttemptKnew() {
        assertThat(end(9, -100)).singleElement().isInstanceOf(Command.Report.class);
    }

    @Test
    void remembersNoMoreThanItsMemoryOfWhatIsGone() {
        int many = Ledger.MEMORY + 5;
        ledger = ledger.ended(
                        IntStream.range(0, many)
                                .mapToObj(number -> new CompletedContainer(container(number), 0, ""))
                                .toList(),
                        now)
                .next();

        assertThat(ledger.gone()).hasSize(Ledger.MEMORY).contains(container(many - 1));
    }
}
