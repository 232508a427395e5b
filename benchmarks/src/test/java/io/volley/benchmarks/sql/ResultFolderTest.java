package io.volley.benchmarks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    /** Three items that sold alike; a query with a limit of two may return any two of them. */
    private static final List<List<String>> ALIKE =
            List.of(List.of("ought", "7.00"), List.of("able", "7.00"), List.of("pri", "7.00"));

    @TempDir
    private Path temporary = Path.of("");

    private ResultFolder one = ResultFolder.of(Path.of("one"));
    private ResultFolder other = ResultFolder.of(Path.of("other"));

    @BeforeEach
    void folders() {
        one = ResultFolder.of(temporary.resolve("one"));
        other = ResultFolder.of(temporary.resolve("other"));
    }

    @Test
    void readsWhatItHasWritten() throws IOException {
        QueryResult result = result(List.of(List.of("a \"b\"\n", QueryResult.NULL), List.of("", "1.00")));
        Path file = temporary.resolve("q1.jsonl");

        result.write(file);

        assertThat(QueryResult.read(file)).isEqualTo(result);
    }

    @Test
    void acceptsOtherRowsThatAreAlikeUnderALimit() throws IOException {
        limited(one, ALIKE.subList(0, 2), ALIKE);
        limited(other, ALIKE.subList(1, 3), ALIKE);

        assertThat(ResultFolder.differences(one, other)).isEmpty();
    }

    @Test
    void refusesARowUnderALimitThatIsNotThereWithoutIt() throws IOException {
        limited(one, ALIKE.subList(0, 2), ALIKE);
        limited(other, List.of(ALIKE.get(0), List.of("able", "6.00")), ALIKE);

        assertThat(ResultFolder.differences(one, other))
                .containsExactly("stream-0/q3.jsonl: row 2 of 2, [able, 6.00], is not among the 3 of the other");
    }

    @Test
    void refusesFewerRowsUnderALimit() throws IOException {
        limited(one, ALIKE.subList(0, 2), ALIKE);
        limited(other, ALIKE.subList(0, 1), ALIKE);

        assertThat(ResultFolder.differences(one, other))
                .containsExactly("stream-0/q3.jsonl: 2 rows in one run, 1 in the other");
    }

    @Test
    void refusesOtherRowsWithoutTheLimit() throws IOException {
        limited(one, ALIKE.subList(0, 2), ALIKE);
        limited(other, ALIKE.subList(0, 2), ALIKE.subList(0, 2));

        assertThat(ResultFolder.differences(one, other))
                .containsExactly("unlimited/q3.jsonl: row 3 of 3, [pri, 7.00], is not among the 2 of the other");
    }

    @Test
    void comparesEveryStream() throws IOException {
        one.write(0, "q1", result(ALIKE));
        one.write(1, "q1", result(ALIKE));
        other.write(0, "q1", result(ALIKE));
        other.write(1, "q1", result(ALIKE.subList(1, 3)));

        assertThat(ResultFolder.differences(one, other))
                .containsExactly("stream-1/q1.jsonl: row 1 of 3, [ought, 7.00], is not among the 2 of the other");
    }

    @Test
    void refusesToCompareNothing() throws IOException {
        assertThat(ResultFolder.differences(one, other)).containsExactly(one.folder() + " has no results");
    }

    @Test
    void refusesToCompareOtherQueries() throws IOException {
        one.write(0, "q1", result(ALIKE));
        other.write(0, "q2", result(ALIKE));

        assertThat(ResultFolder.differences(one, other))
                .singleElement()
                .asString()
                .contains("has results [stream-0/q1.jsonl], but")
                .endsWith("has [stream-0/q2.jsonl]");
    }

    private static void limited(ResultFolder folder, List<List<String>> rows, List<List<String>> all)
            throws IOException {
        folder.write(0, "q3", result(rows));
        folder.writeUnlimited("q3", result(all));
    }

    private static QueryResult result(List<List<String>> rows) {
        return new QueryResult(List.of("string", "decimal(17,2)"), rows);
    }
}
