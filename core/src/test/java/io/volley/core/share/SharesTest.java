package io.volley.core.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final Path SHARES = Path.of("src", "main", "java", "io", "volley", "core", "share", "Shares.java");
    private static final Pattern MEMBER = Pattern.compile("(\\w+)(?:\\*(\\d+))? (\\d+)/(\\d+)");

    @Test
    void sharesAsTheExamplesInTheJavadocSay() throws IOException {
        List<List<String>> examples = Files.readAllLines(SHARES).stream()
                .filter(line -> line.matches(" \\* +\\d+ \\|.*"))
                .map(line -> Splitter.on('|').trimResults().splitToList(line.substring(3)))
                .toList();

        assertThat(examples).hasSizeGreaterThan(10);
        for (List<String> example : examples) {
            assertThat(shares(example.get(1), Integer.parseInt(example.get(0))))
                    .as("%s", example)
                    .isEqualTo(example.get(2));
        }
    }

    @Test
    void refusesMembersThatMakeNoSense() {
        assertThatThrownBy(() -> new Member("a", 0, 1, 1)).hasMessageContaining("weight of a is 0.0");
        assertThatThrownBy(() -> new Member("a", Double.NaN, 1, 1)).hasMessageContaining("must be a number above 0");
        assertThatThrownBy(() -> new Member("a", 1, -1, 1)).hasMessageContaining("coresNeeded of a is -1");
        assertThatThrownBy(() -> new Member("a", 1, 1, 0)).hasMessageContaining("executorCores of a is 0");
        assertThatThrownBy(() -> Shares.of(List.of(), -1)).hasMessageContaining("cores is -1");
    }

    private static String shares(String members, int cores) {
        return Shares.of(
                        MEMBER.matcher(members)
                                .results()
                                .map(SharesTest::member)
                                .toList(),
                        cores)
                .entrySet()
                .stream()
                .map(share -> share.getKey() + " " + share.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Member member(MatchResult found) {
        String weight = found.group(2);
        return new Member(
                found.group(1),
                weight == null ? 1 : Integer.parseInt(weight),
                Integer.parseInt(found.group(3)),
                Integer.parseInt(found.group(4)));
    }
}
