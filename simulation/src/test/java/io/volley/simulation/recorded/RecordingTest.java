package io.volley.simulation.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;
import io.volley.simulation.recorded.RecordedEvent.ExecutionEnded;
import io.volley.simulation.recorded.RecordedEvent.ExecutionStarted;
import io.volley.simulation.recorded.RecordedEvent.ExecutorAdded;
import io.volley.simulation.recorded.RecordedEvent.ExecutorRemoved;
import io.volley.simulation.recorded.RecordedEvent.JobEnded;
import io.volley.simulation.recorded.RecordedEvent.JobStarted;
import io.volley.simulation.recorded.RecordedEvent.StageCompleted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import io.volley.simulation.recorded.RecordedEvent.TaskStarted;
import io.volley.simulation.recorded.RecordedEvent.Unpersisted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {
    private static final RecordedStage MAPS = new RecordedStage(
            3,
            OptionalInt.of(11),
            2,
            0,
            false,
            ImmutableSet.of(),
            "collect at Job.java:7",
            ImmutableList.of("Scan parquet "));
    private static final RecordedStage RESULT = new RecordedStage(
            4, OptionalInt.empty(), 1, 1, true, ImmutableSet.of(2, 3), "collect at Job.java:7", ImmutableList.of());

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrites() throws IOException {
        TaskStarted first = new TaskStarted(25, new StageId(3, 0), new Task(0, 0, false), "1");
        TaskStarted copy = new TaskStarted(26, new StageId(3, 0), new Task(7, 1, true), "1");
        RecordedApplication application = new RecordedApplication(
                "3.5.6",
                "an application",
                ImmutableMap.of("spark.executor.cores", "2"),
                ImmutableList.of(
                        new ExecutorAdded(5, "1", 2, 0),
                        new ExecutionStarted(10, 6, 5, "a query"),
                        new JobStarted(
                                20, 0, ImmutableSet.of(6L, 5L), ImmutableList.of(MAPS, RESULT), "the first half"),
                        new StageSubmitted(21, MAPS, 0),
                        first,
                        copy,
                        new TaskEnded(30, first, "Success", 512),
                        new TaskEnded(29, copy, "FetchFailed", 0),
                        new StageCompleted(31, new StageId(3, 0), false),
                        new StageSubmitted(32, attemptOf(MAPS, 1), 1),
                        new JobEnded(33, 0, true),
                        new ExecutionEnded(34, 6),
                        new Unpersisted(34, 8),
                        new JobStarted(40, 1, ImmutableSet.of(), ImmutableList.of(), ""),
                        new ExecutorRemoved(50, "1", "it was idle")));
        Path file = folder.resolve("application.tsv.gz");

        RecordingFile.write(file, application);

        assertThat(RecordingFile.read(file)).isEqualTo(application);
    }

    @Test
    void givesTheSameBytesForTheSameApplication() throws IOException {
        RecordedApplication application = RecordedApplication.named("tpch-power-3.5");
        RecordingFile.write(folder.resolve("one.tsv.gz"), application);
        RecordingFile.write(folder.resolve("another.tsv.gz"), application);

        assertThat(folder.resolve("one.tsv.gz")).hasSameBinaryContentAs(folder.resolve("another.tsv.gz"));
        assertThat(Files.size(folder.resolve("one.tsv.gz"))).isLessThan(100_000);
    }

    @Test
    void refusesANameThatTellsNothing() {
        assertThatThrownBy(() -> RecordingFile.write(
                        Path.of("power"),
                        new RecordedApplication("4.2.0", "power", ImmutableMap.of(), ImmutableList.of())))
                .hasMessage("power is no name for a recording; end it with .tsv.gz");
    }

    @ParameterizedTest
    @CsvSource({
        "'paused\t3', 'there is no kind \"paused\"'",
        "'job-end\t3', there are only 2 cells",
        "'job-end\tsoon\t1\ttrue', 'For input string: \"soon\"'",
        "'end\t3\t9', no line before it tells of 9",
    })
    void namesTheLineThatIsNone(String line, String reason) {
        assertThatThrownBy(() -> RecordingReader.read(Stream.of("application\t4.2.0\tpower", line)))
                .hasMessage("expected a line of a recorded application, but got \"%s\": %s".formatted(line, reason));
    }

    @ParameterizedTest
    @CsvSource({"Success, SUCCEEDED", "TaskKilled, KILLED", "ExecutorLostFailure, FAILED", "Resubmitted, FAILED"})
    void tellsWhetherATaskComesAgain(String reason, TaskOutcome outcome) {
        TaskStarted start = new TaskStarted(25, new StageId(3, 0), new Task(0, 0, false), "1");

        assertThat(new TaskEnded(40, start, reason, 0).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("names")
    void comesWithApplicationsWhoseTasksAllEnd(String name) {
        RecordedApplication application = RecordedApplication.named(name);

        assertThat(application.events(TaskStarted.class).count()).isGreaterThan(1_500);
        assertThat(application.events(TaskEnded.class).map(TaskEnded::start))
                .containsExactlyInAnyOrderElementsOf(
                        application.events(TaskStarted.class).toList());
        assertThat(name).endsWith(application.spark().substring(0, 3));
    }

    static ImmutableSet<String> names() {
        return RecordedApplication.NAMES;
    }

    private static RecordedStage attemptOf(RecordedStage stage, int tasks) {
        return new RecordedStage(
                stage.id(),
                stage.shuffle(),
                tasks,
                stage.profile(),
                stage.barrier(),
                stage.parents(),
                stage.name(),
                stage.operators());
    }
}
