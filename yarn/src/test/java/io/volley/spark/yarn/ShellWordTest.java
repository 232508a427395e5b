package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
    /** YARN puts the command into a script as {@code bash -c "…"}. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "-Da=$HOME", "say \"hi\"", "it's", "a;b|c&d>e", "*"})
    void survivesTheShellThatYarnRunsCommandsIn(String word) throws IOException, InterruptedException {
        Process outer = new ProcessBuilder(
                        "bash", "-c", "exec /bin/bash -c \"printf %s " + ShellWord.quoted(word) + "\"")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(outer.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(word);
        assertThat(outer.waitFor()).isZero();
    }
}
