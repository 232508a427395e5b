package io.volley.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LargeCommandTest {
    @Test
    void refusesMoreExecutorsThanTheClusterHolds() {
        assertThat(refusal("--nodes=20", "--executors=60,400"))
                .contains("--executors is 400, but must be 1 to 320: a node has room for 16");
    }

    @Test
    void refusesAClusterWithoutNodes() {
        assertThat(refusal("--nodes=0")).contains("--nodes is 0, but must be at least 1");
    }

    private static String refusal(String... arguments) {
        StringWriter said = new StringWriter();

        int exit = new CommandLine(new LargeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(said))
                .execute(arguments);

        assertThat(exit).isEqualTo(2);
        return said.toString();
    }
}
