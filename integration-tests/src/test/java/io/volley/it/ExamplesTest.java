package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final Path JOBS = Path.of("src", "jobs", "java", "io", "volley", "jobs");
    private static final Pattern IN_JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_PYTHON = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);

    @Test
    void whatTheDocumentationShowsIsInJobsThatRunOnACluster() throws IOException {
        String jobs = unindented(Files.readString(JOBS.resolve("ByHandJob.java"))
                + Files.readString(JOBS.resolve("AnnouncingJob.java")));
        ImmutableList<String> examples = examples(IN_JAVA, Files.readString(Path.of("..", "docs", "programming.md")));

        assertThat(examples).hasSize(3);
        assertThat(examples).allSatisfy(example -> assertThat(jobs).contains(example));
    }

    @Test
    void whatItShowsInPythonIsInAProgramThatRunsOnACluster() throws IOException {
        String program = unindented(Files.readString(Path.of("src", "jobs", "python", "everything.py")));
        ImmutableList<String> examples = examples(IN_PYTHON, Files.readString(Path.of("..", "docs", "programming.md")));

        assertThat(examples).hasSize(1);
        assertThat(examples).allSatisfy(example -> assertThat(program).contains(example));
    }

    private static ImmutableList<String> examples(Pattern example, String page) {
        Matcher matcher = example.matcher(page);
        ImmutableList.Builder<String> examples = ImmutableList.builder();
        while (matcher.find()) {
            examples.add(unindented(matcher.group(1)));
        }
        return examples.build();
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
