package io.volley.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.Test;

class FindingTableTest {
    @Test
    void putsTheAdviceBelowWhatWasFoundAndCountsAtTheEnd() {
        String table = FindingTable.of(
                ImmutableList.of(
                        Finding.ok("Java", "17.0.15"),
                        Finding.fault("queue", "there is no queue \"x\"", "Set spark.yarn.queue to one of them."),
                        Finding.warning("attempts", "1", "Set it to 2."),
                        Finding.unknown("Workers", "not asked", "Ask.")),
                100);

        assertThat(table).isEqualTo("""
                        Java      ok       17.0.15
                        queue     fault    there is no queue "x"
                                           → Set spark.yarn.queue to one of them.
                        attempts  warning  1
                                           → Set it to 2.
                        Workers   unknown  not asked
                                           → Ask.

                        1 fault, 1 warning, 1 unknown: an application would not run as it is
                        """);
    }

    @Test
    void breaksLongLinesBetweenWords() {
        String table = FindingTable.of(
                ImmutableList.of(Finding.fault("queue", "one two three four five", "six seven eight nine ten eleven")),
                36);

        assertThat(table).startsWith("""
                        queue  fault    one two three four
                                        five
                                        → six seven eight nine
                                          ten eleven
                        """);
    }

    @Test
    void saysThatVolleyCanRunWhereThereIsNoFault() {
        assertThat(FindingTable.of(ImmutableList.of(Finding.warning("attempts", "1", "Set it to 2.")), 80))
                .endsWith("0 faults, 1 warning, 0 unknown: Volley can run here\n");
    }
}
