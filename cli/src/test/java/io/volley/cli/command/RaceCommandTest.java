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
            moon                                   | '(case-insensitive) but was ''moon'''
            yarn --scenario=hurdles                | 'expected one of [ramp, short-tasks, micro-batches, shuffle-release, am-kill, stages], but got "hurdles"'
            yarn --baseline=volley                 | 'expected one of [stock, thrifty, initial-max, static-all, static-half], but got "volley"'
            yarn --rounds=0                        | 'must each be at least 1'
            yarn --length=5                        | 'above 0 and at most 4'
            standalone --scenario=ramp,am-kill     | 'am-kill needs yarn'
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
