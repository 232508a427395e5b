package io.volley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void explainsItself() {
        assertThat(printedBy("--help")).contains("volley COMMAND", "demo", "submit", "doctor", "help");
    }

    @Test
    void explainsSubmitWithExamples() {
        assertThat(printedBy("submit", "--help"))
                .contains("volley submit [options of spark-submit] <app jar | python file | R file>")
                .contains("volley submit --master spark://h1:7077,h2:7077");
    }

    private static String printedBy(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
