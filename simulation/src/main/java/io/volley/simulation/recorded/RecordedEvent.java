package io.volley.simulation.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.volley.core.demand.StageId;
import io.volley.core.demand.Task;
import io.volley.core.demand.TaskOutcome;

/** Something that happened in an application, as Spark's listeners heard it. */
public sealed interface RecordedEvent {
    /** When, in milliseconds from the start of the application; 0 for what came before it. */
    long millis();

    /**
     * An executor registered.
     *
     * @param cores how many it has
     * @param profile its resource profile
     */
    record ExecutorAdded(long millis, String executor, int cores, int profile) implements RecordedEvent {}

    /** An executor is gone. */
    record ExecutorRemoved(long millis, String executor, String reason) implements RecordedEvent {}

    /**
     * Spark SQL begins to execute a query or a command.
     *
     * @param root the execution that it is a part of; itself, if of none
     */
    record ExecutionStarted(long millis, long execution, long root, String description) implements RecordedEvent {}

    /** Such an execution is over. */
    record ExecutionEnded(long millis, long execution) implements RecordedEvent {}

    /**
     * A job was submitted.
     *
     * @param executions of Spark SQL that it belongs to: its own and the one around that; none for a job of RDDs
     * @param stages all that it may need, with those whose output is there already
     */
    record JobStarted(
            long millis,
            int job,
            ImmutableSet<Long> executions,
            ImmutableList<RecordedStage> stages,
            String description)
            implements RecordedEvent {}

    /** A job is over. */
    record JobEnded(long millis, int job, boolean succeeded) implements RecordedEvent {}

    /** An attempt of a stage was submitted. */
    record StageSubmitted(long millis, RecordedStage stage, int attempt) implements RecordedEvent {
        /** Of which attempt it tells. */
        public StageId id() {
            return new StageId(stage.id(), attempt);
        }
    }

    /** No task of this attempt of a stage will start any more. */
    record StageCompleted(long millis, StageId stage, boolean succeeded) implements RecordedEvent {}

    /** A task started. */
    record TaskStarted(long millis, StageId stage, Task task, String executor) implements RecordedEvent {}

    /**
     * A task ended.
     *
     * @param reason by the name of Spark's class for it
     * @param shuffleBytes what it wrote
     */
    record TaskEnded(long millis, TaskStarted start, String reason, long shuffleBytes) implements RecordedEvent {
        /** The reason of a task that did what it should. */
        static final String SUCCESS = "Success";

        /** As dynamic allocation sees it. */
        public TaskOutcome outcome() {
            return switch (reason) {
                case SUCCESS -> TaskOutcome.SUCCEEDED;
                case "TaskKilled" -> TaskOutcome.KILLED;
                default -> TaskOutcome.FAILED;
            };
        }

        /** How long it took. */
        public long took() {
            return millis - start.millis();
        }
    }

    /** The program gave up a cached RDD. */
    record Unpersisted(long millis, int rdd) implements RecordedEvent {}
}
