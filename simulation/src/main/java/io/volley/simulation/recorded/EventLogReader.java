package io.volley.simulation.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import com.google.common.primitives.Longs;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Makes a recorded application of the events of a log. Belongs to one thread. */
final class EventLogReader {
    private static final ImmutableList<String> SETTINGS = ImmutableList.of(
            "spark.dynamicAllocation.",
            "spark.executor.cores",
            "spark.scheduler.mode",
            "spark.speculation",
            "spark.sql.adaptive.",
            "spark.sql.files.maxPartitionBytes",
            "spark.sql.shuffle.partitions",
            "spark.task.cpus");
    private static final String SQL = "org.apache.spark.sql.execution.ui.SparkListenerSQLExecution";

    private final RecordedShuffles shuffles;
    private final ImmutableMap.Builder<String, String> settings = ImmutableMap.builder();
    private final ImmutableList.Builder<RecordedEvent> events = ImmutableList.builder();
    private final Map<Long, TaskStarted> tasks = new HashMap<>();
    private String spark = "";
    private String name = "";
    private OptionalLong start = OptionalLong.empty();
    private long latest;

    /** @param shuffles told of all events before */
    EventLogReader(RecordedShuffles shuffles) {
        this.shuffles = shuffles;
    }

    /** The application; empty, if no event has told of its start. */
    Optional<RecordedApplication> application() {
        return start.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordedApplication(spark, name, settings.buildKeepingLast(), events.build()));
    }

    /** An event of the log. What does not matter to dynamic allocation is left out. */
    void event(JsonNode event) {
        switch (event.path("Event").asText()) {
            case "SparkListenerLogStart" -> spark = event.path("Spark Version").asText();
            case "SparkListenerApplicationStart" -> {
                name = line(event.path("App Name"));
                start = OptionalLong.of(event.path("Timestamp").asLong());
            }
            case "SparkListenerEnvironmentUpdate" -> settings(event.path("Spark Properties"));
            case "SparkListenerExecutorAdded" -> added(event);
            case "SparkListenerExecutorRemoved" ->
                events.add(new ExecutorRemoved(
                        at(event.path("Timestamp")),
                        event.path("Executor ID").asText(),
                        line(event.path("Removed Reason"))));
            case "SparkListenerJobStart" -> job(event);
            case "SparkListenerJobEnd" ->
                events.add(new JobEnded(
                        at(event.path("Completion Time")),
                        event.path("Job ID").asInt(),
                        event.path("Job Result").path("Result").asText().equals("JobSucceeded")));
            case "SparkListenerStageSubmitted" -> {
                JsonNode stage = event.path("Stage Info");
                events.add(new StageSubmitted(
                        at(stage.path("Submission Time")),
                        stage(stage),
                        stage.path("Stage Attempt ID").asInt()));
            }
            case "SparkListenerStageCompleted" -> {
                JsonNode stage = event.path("Stage Info");
                events.add(new StageCompleted(
                        at(stage.path("Completion Time")),
                        new StageId(
                                stage.path("Stage ID").asInt(),
                                stage.path("Stage Attempt ID").asInt()),
                        !stage.has("Failure Reason")));
            }
            case "SparkListenerTaskStart" -> started(event);
            case "SparkListenerTaskEnd" -> ended(event);
            case "SparkListenerUnpersistRDD" ->
                events.add(new Unpersisted(latest, event.path("RDD ID").asInt()));
            case SQL + "Start" -> {
                long id = event.path("executionId").asLong();
                long root = event.path("rootExecutionId").asLong(id);
                events.add(new ExecutionStarted(at(event.path("time")), id, root, line(event.path("description"))));
            }
            case SQL + "End" ->
                events.add(new ExecutionEnded(
                        at(event.path("time")), event.path("executionId").asLong()));
            default -> {}
        }
    }

    private void settings(JsonNode properties) {
        properties.properties().stream()
                .filter(entry -> SETTINGS.stream().anyMatch(entry.getKey()::startsWith))
                .forEach(entry -> settings.put(entry.getKey(), line(entry.getValue())));
    }

    private void added(JsonNode event) {
        JsonNode info = event.path("Executor Info");
        events.add(new ExecutorAdded(
                at(event.path("Timestamp")),
                event.path("Executor ID").asText(),
                info.path("Total Cores").asInt(),
                info.path("Resource Profile Id").asInt()));
    }

    private void job(JsonNode event) {
        JsonNode properties = event.path("Properties");
        ImmutableSet<Long> executions = Stream.of("spark.sql.execution.id", "spark.sql.execution.root.id")
                .map(key -> Longs.tryParse(properties.path(key).asText()))
                .filter(Objects::nonNull)
                .collect(ImmutableSet.toImmutableSet());
        events.add(new JobStarted(
                at(event.path("Submission Time")),
                event.path("Job ID").asInt(),
                executions,
                Streams.stream(event.path("Stage Infos")).map(this::stage).collect(ImmutableList.toImmutableList()),
                line(properties.path("spark.job.description"))));
    }

    private RecordedStage stage(JsonNode stage) {
        JsonNode rdds = stage.path("RDD Info");
        return new RecordedStage(
                stage.path("Stage ID").asInt(),
                shuffles.of(stage.path("Stage ID").asInt()),
                stage.path("Number of Tasks").asInt(),
                stage.path("Resource Profile Id").asInt(),
                Streams.stream(rdds).anyMatch(rdd -> rdd.path("Barrier").asBoolean()),
                Streams.stream(stage.path("Parent IDs")).map(JsonNode::asInt).collect(ImmutableSet.toImmutableSet()),
                line(stage.path("Stage Name")),
                Streams.stream(rdds)
                        .map(EventLogReader::operator)
                        .filter(operator -> !operator.isEmpty())
                        .distinct()
                        .collect(ImmutableList.toImmutableList()));
    }

    private void started(JsonNode event) {
        JsonNode info = event.path("Task Info");
        TaskStarted started = new TaskStarted(
                at(info.path("Launch Time")),
                new StageId(
                        event.path("Stage ID").asInt(),
                        event.path("Stage Attempt ID").asInt()),
                new Task(
                        info.path("Task ID").asLong(),
                        info.path("Index").asInt(),
                        info.path("Speculative").asBoolean()),
                info.path("Executor ID").asText());
        tasks.put(started.task().id(), started);
        events.add(started);
    }

    private void ended(JsonNode event) {
        JsonNode info = event.path("Task Info");
        TaskStarted started = tasks.get(info.path("Task ID").asLong());
        // Spark drops events when it has too many; of a task without a beginning nothing is to be made.
        if (started != null) {
            JsonNode written = event.path("Task Metrics").path("Shuffle Write Metrics");
            events.add(new TaskEnded(
                    at(info.path("Finish Time")),
                    started,
                    event.path("Task End Reason").path("Reason").asText(),
                    written.path("Shuffle Bytes Written").asLong()));
        }
    }

    /** An RDD's scope is JSON in the JSON. */
    private static String operator(JsonNode rdd) {
        return rdd.has("Scope") ? line(EventLog.json(rdd.path("Scope").asText()).path("name")) : "";
    }

    /** A time of the log from the start of the application on; where it has none, the latest that was told. */
    private long at(JsonNode time) {
        if (time.isNumber() && start.isPresent()) {
            latest = Math.max(0, time.asLong() - start.getAsLong());
        }
        return latest;
    }

    /** On one line, without tabs. */
    private static String line(JsonNode text) {
        return text.asText().replaceAll("\\p{Cntrl}", " ");
    }
}
