package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import io.volley.simulation.recorded.RecordedApplication;
import io.volley.simulation.recorded.RecordedEvent;
import io.volley.simulation.recorded.RecordedEvent.ExecutionEnded;
import io.volley.simulation.recorded.RecordedEvent.ExecutionStarted;
import io.volley.simulation.recorded.RecordedEvent.JobEnded;
import io.volley.simulation.recorded.RecordedEvent.JobStarted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The queries of a recorded application that ran to their end without a failed job. What a query started within itself, such as a
 * subquery, is a part of it. Jobs that belong to no query are left out.
 */
final class RecordedQueries {
    private final Map<Long, Long> roots = new HashMap<>();
    private final Map<Long, QueryRecording> running = new LinkedHashMap<>();
    private final Map<Integer, QueryRecording> byJob = new HashMap<>();
    private final Map<Integer, QueryRecording> byStage = new HashMap<>();
    private final Set<QueryRecording> failed = new HashSet<>();
    private final ImmutableList.Builder<RecordedQuery> queries = ImmutableList.builder();

    private RecordedQueries() {}

    /** As they ended. */
    static ImmutableList<RecordedQuery> of(RecordedApplication application) {
        RecordedQueries told = new RecordedQueries();
        application.events().forEach(told::event);
        return told.queries.build();
    }

    private void event(RecordedEvent event) {
        if (event instanceof ExecutionStarted it) {
            roots.put(it.execution(), it.root());
            running.putIfAbsent(it.root(), new QueryRecording(it.description(), it.millis()));
        } else if (event instanceof JobStarted it) {
            it.executions().stream()
                    .map(execution -> running.get(roots.getOrDefault(execution, execution)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(query -> started(it, query));
        } else if (event instanceof StageSubmitted it) {
            of(byStage, it.stage().id()).submitted(it);
        } else if (event instanceof TaskEnded it) {
            of(byStage, it.start().stage().stage()).ended(it);
        } else if (event instanceof JobEnded it) {
            ended(it);
        } else if (event instanceof ExecutionEnded it) {
            ended(it);
        }
    }

    private void started(JobStarted job, QueryRecording query) {
        query.started(job);
        byJob.put(job.job(), query);
        job.stages().forEach(stage -> byStage.putIfAbsent(stage.id(), query));
    }

    private void ended(JobEnded job) {
        QueryRecording query = of(byJob, job.job());
        query.ended(job);
        if (!job.succeeded()) {
            failed.add(query);
        }
    }

    private void ended(ExecutionEnded execution) {
        QueryRecording query = running.remove(execution.execution());
        if (query != null && !failed.contains(query)) {
            query.query().ifPresent(queries::add);
        }
    }

    /** What belongs to no query is told to one that is thrown away. */
    private static QueryRecording of(Map<Integer, QueryRecording> known, int id) {
        return known.getOrDefault(id, new QueryRecording("", 0));
    }
}
