package io.volley.simulation.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSet;
import com.google.common.io.MoreFiles;
import io.volley.core.demand.TaskOutcome;
import io.volley.simulation.recorded.RecordedEvent.ExecutionStarted;
import io.volley.simulation.recorded.RecordedEvent.ExecutorAdded;
import io.volley.simulation.recorded.RecordedEvent.JobEnded;
import io.volley.simulation.recorded.RecordedEvent.JobStarted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import io.volley.simulation.recorded.RecordedEvent.TaskStarted;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of real logs of one application: a query under adaptive execution, then one that fails; without what nobody reads here. */
class EventLogTest {
    private static final String PLAIN = "event-log-3.5";
    private static final String ROLLED = "eventlog_v2_spark-4.2";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        PLAIN + ", 3.5.9, collectAsList at Tiny.java:6",
        ROLLED + ", 4.2.0, $anonfun$withThreadLocalCaptured$1 at CompletableFuture.java:1768"
    })
    void recordsWhatMattersOfEitherLineOfSpark(String log, String spark, String name) throws Exception {
        RecordedApplication application = EventLog.read(log(log));

        assertThat(application.spark()).isEqualTo(spark);
        assertThat(application.name()).isEqualTo("tiny");
        assertThat(application.settings())
                .containsEntry("spark.dynamicAllocation.enabled", "true")
                .containsEntry("spark.dynamicAllocation.maxExecutors", "1");
        assertThat(application.events(ExecutorAdded.class))
                .extracting(ExecutorAdded::executor)
                .containsExactly("0");
        assertThat(application.events(ExecutionStarted.class))
                .extracting(ExecutionStarted::description)
                .containsExactly("by key", "fails");
        assertThat(application.events(JobStarted.class))
                .extracting(JobStarted::executions)
                .containsExactly(ImmutableSet.of(0L), ImmutableSet.of(0L), ImmutableSet.of(1L));
        assertThat(application.events(JobEnded.class))
                .extracting(JobEnded::succeeded)
                .containsExactly(true, true, false);
        assertThat(application.events(StageSubmitted.class))
                .extracting(submitted -> submitted.stage().id())
                .containsExactly(0, 2, 3);
        assertThat(application
                        .events(StageSubmitted.class)
                        .findFirst()
                        .orElseThrow()
                        .stage())
                .extracting(RecordedStage::tasks, RecordedStage::name, RecordedStage::operators)
                .containsExactly(3, name, List.of("Exchange", "WholeStageCodegen (1)"));
    }

    /** Stage 1 is Spark's second name for the shuffle of stage 0, and 2 reads it. */
    @ParameterizedTest
    @CsvSource({PLAIN, ROLLED})
    void knowsShufflesByTheRddThatIsWritten(String log) throws Exception {
        List<RecordedStage> stages = EventLog.read(log(log))
                .events(JobStarted.class)
                .flatMap(job -> job.stages().stream())
                .toList();

        assertThat(stages).extracting(RecordedStage::id).containsExactly(0, 1, 2, 3);
        assertThat(stages)
                .extracting(RecordedStage::shuffle)
                .containsExactly(OptionalInt.of(3), OptionalInt.of(3), OptionalInt.empty(), OptionalInt.empty());
        assertThat(stages.get(2).parents()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({PLAIN, ROLLED})
    void recordsTheTasksAndHowTheyEnded(String log) throws Exception {
        List<TaskEnded> ends = EventLog.read(log(log)).events(TaskEnded.class).toList();

        assertThat(ends)
                .extracting(TaskEnded::outcome)
                .startsWith(TaskOutcome.SUCCEEDED, TaskOutcome.SUCCEEDED, TaskOutcome.SUCCEEDED, TaskOutcome.SUCCEEDED)
                .endsWith(TaskOutcome.FAILED, TaskOutcome.FAILED, TaskOutcome.FAILED, TaskOutcome.FAILED)
                .hasSize(8);
        assertThat(ends).extracting(TaskEnded::shuffleBytes).startsWith(133L, 133L, 133L, 0L);
        assertThat(ends).allSatisfy(end -> assertThat(end.took()).isPositive());
    }

    @Test
    void recordsWhatIsThereOfALogWhoseLastLineIsCutOff() throws Exception {
        String whole =
                MoreFiles.asCharSource(log(PLAIN), StandardCharsets.UTF_8).read();
        String until = whole.substring(0, whole.indexOf("\"Reason\":\"ExceptionFailure\""));
        Path cutOff = Files.writeString(folder.resolve("app-1.inprogress"), until);

        RecordedApplication application = EventLog.read(cutOff);

        assertThat(application.events(TaskStarted.class)).hasSize(5);
        assertThat(application.events(TaskEnded.class)).hasSize(4);
    }

    @Test
    void recordsWhatIsThereOfACompressedLogThatIsCutOff() throws Exception {
        byte[] whole =
                MoreFiles.asByteSource(log(ROLLED).resolve("events_1_app.zstd")).read();
        Path rolled = Files.createDirectory(folder.resolve("eventlog_v2_app"));
        Files.write(rolled.resolve("events_1_app.zstd"), whole);
        Path next = rolled.resolve("events_2_app.gz");
        String line = "{\"Event\":\"SparkListenerUnpersistRDD\",\"RDD ID\":7}\n";
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(next))) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
        byte[] end = Files.readAllBytes(next);
        Files.write(next, Arrays.copyOf(end, end.length - 4));

        assertThat(EventLog.read(rolled).events(RecordedEvent.Unpersisted.class))
                .hasSize(1);
    }

    @Test
    void beginsWithTheLastCompactedFile() throws Exception {
        List<String> lines = Files.readAllLines(log(PLAIN));
        Files.write(folder.resolve("events_1_app"), List.of("superseded"));
        Files.write(folder.resolve("events_2_app"), List.of("superseded"));
        Files.write(folder.resolve("events_2_app.compact"), lines.subList(0, 10));
        Files.write(folder.resolve("events_10_app"), lines.subList(20, lines.size()));
        Files.write(folder.resolve("events_3_app"), lines.subList(10, 20));

        assertThat(EventLog.read(folder)).isEqualTo(EventLog.read(log(PLAIN)));
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        Path none = Files.writeString(folder.resolve("none"), "{\"Event\":\"SparkListenerLogStart\"}\n");
        Path text = Files.writeString(folder.resolve("text"), "a log\nof another kind\n");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path lz4 = Files.createFile(folder.resolve("app-1.lz4"));

        assertThatThrownBy(() -> EventLog.read(none))
                .hasMessage(none + " tells of no application's start; name an event log that Spark has written");
        assertThatThrownBy(() -> EventLog.read(text))
                .hasMessageStartingWith("line 1 of " + text + " is not JSON, as each line of an event log is: ");
        assertThatThrownBy(() -> EventLog.read(empty)).hasMessageStartingWith(empty + " has no file events_…;");
        assertThatThrownBy(() -> EventLog.read(lz4))
                .hasMessageContaining("write it with spark.eventLog.compression.codec=zstd");
    }

    private static Path log(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(EventLogTest.class.getResource(name), name)
                .toURI());
    }
}
