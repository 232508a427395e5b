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
    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void whatTheDocumentationShowsIsInJobsThatRunOnACluster() throws IOException {
        String jobs = unindented(Files.readString(JOBS.resolve("ByHandJob.java"))
                + Files.readString(JOBS.resolve("AnnouncingJob.java")));
        ImmutableList<String> examples = examples(Files.readString(Path.of("..", "docs", "programming.md")));

        assertThat(examples).hasSize(3);
        assertThat(examples).allSatisfy(example -> assertThat(jobs).contains(example));
    }

    private static ImmutableList<String> examples(String page) {
        Matcher matcher = EXAMPLE.matcher(page);
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
