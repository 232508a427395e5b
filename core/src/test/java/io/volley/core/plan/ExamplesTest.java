package io.volley.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final Path PLANNER = Path.of("src", "main", "java", "io", "volley", "core", "plan", "Planner.java");
    private static final Path PAGE = Path.of("..", "docs", "policies.md");

    @Test
    void plansAsTheExamplesInTheJavadocSay() throws IOException {
        List<Example> examples = examples();

        assertThat(examples).hasSizeGreaterThan(15);
        assertThat(String.join("\n", examples.stream().map(Example::toString).toList()))
                .isEqualTo(String.join("\n", planned(examples)));
    }

    @Test
    void theDocumentationPrintsTheSamePlans() throws IOException {
        assertThat(Files.readString(PAGE)).contains(String.join("\n", planned(examples())));
    }

    private static List<String> planned(List<Example> examples) {
        return examples.stream()
                .map(example -> new Example(example.policy(), example.work(), example.executors(), example.planned())
                        .toString())
                .toList();
    }

    private static List<Example> examples() throws IOException {
        return Files.readAllLines(PLANNER).stream()
                .filter(line -> line.matches(" \\* (backlog|deadline|stock) +\\|.*"))
                .map(line -> Example.parse(line.substring(3)))
                .toList();
    }
}
