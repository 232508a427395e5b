package io.volley.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RaceCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            moon                                        | '(case-insensitive) but was ''moon'''
            --scenario=ramp                             | 'either a CLUSTER on this machine, yarn or standalone, or --remote CONF for your own, but got neither'
            yarn --remote=a.conf                        | 'but got both'
            yarn --scenario=hurdles                     | 'expected one of [ramp, short-tasks, micro-batches, shuffle-release, am-kill, stages, tpch-power, '
            yarn --baseline=volley                      | 'expected one of [stock, thrifty, initial-max, static-all, static-half], but got "volley"'
            yarn --rounds=0                             | 'must each be at least 1'
            yarn --length=5                             | 'above 0 and at most 4'
            yarn --scale=0                              | '--scale is 0.0, but must be above 0'
            yarn --streams=0                            | '--streams is 0, but must be at least 1'
            yarn --scenario=tpch-power --queries=q1,q99 | '--queries names q99, but tpch has [q1, q2, '
            standalone --scenario=ramp,am-kill          | 'am-kill needs yarn on this machine'
            --remote=a.conf --scenario=am-kill          | 'am-kill needs yarn on this machine'
            --remote=a.conf --scenario=tpch-power       | 'need --data, a folder that all its nodes reach'
            report no/such/folder                       | 'no/such/folder is not a folder'
            """)
    void refusesWhatCannotBe(String arguments, String message) {
        StringWriter said = new StringWriter();

        int exit = new CommandLine(new RaceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(said))
                .execute(arguments.split(" ", -1));

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString()).contains(message);
    }
}
