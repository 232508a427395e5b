package io.volley.simulation.recorded;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recorded application as text: a line for each event, cells between tabs, remarks after {@code #}. The first cell is the kind
 * of the line, the second of an event the milliseconds since the event before, which may be negative. A stage has a line of its
 * own before the first event that names it, and another one when Spark tells of it differently. Most lines are those of tasks, so
 * they leave out what is to be expected: the id that follows the last one, success, and that nothing was written.
 */
final class RecordingWriter {
    private static final Joiner COMMAS = Joiner.on(',');
    private static final Joiner TABS = Joiner.on('\t');

    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, RecordedStage> told = new HashMap<>();
    private long lastMillis;
    private long lastTask = -1;

    private RecordingWriter() {}

    static ImmutableList<String> lines(RecordedApplication application) {
        RecordingWriter writer = new RecordingWriter();
        writer.line("application", application.spark(), application.name());
        new TreeMap<>(application.settings()).forEach((key, value) -> writer.line("setting", key, value));
        for (RecordedEvent event : application.events()) {
            writer.event(event, event.millis() - writer.lastMillis);
            writer.lastMillis = event.millis();
        }
        return ImmutableList.copyOf(writer.lines);
    }

    private void event(RecordedEvent event, long at) {
        if (event instanceof TaskStarted it) {
            started(it, at);
        } else if (event instanceof TaskEnded it) {
            ended(it, at);
        } else if (event instanceof StageSubmitted it) {
            tell(it.stage());
            line("submitted", at, it.stage().id(), it.attempt());
        } else if (event instanceof StageCompleted it) {
            line("completed", at, it.stage().stage(), it.stage().attempt(), it.succeeded());
        } else if (event instanceof JobStarted it) {
            it.stages().forEach(this::tell);
            List<Integer> stages = it.stages().stream().map(RecordedStage::id).toList();
            line("job", at, it.job(), COMMAS.join(it.executions()), COMMAS.join(stages), it.description());
        } else if (event instanceof JobEnded it) {
            line("job-end", at, it.job(), it.succeeded());
        } else if (event instanceof ExecutionStarted it) {
            line("execution", at, it.execution(), it.root(), it.description());
        } else if (event instanceof ExecutionEnded it) {
            line("execution-end", at, it.execution());
        } else if (event instanceof ExecutorAdded it) {
            line("executor", at, it.executor(), it.cores(), it.profile());
        } else if (event instanceof ExecutorRemoved it) {
            line("executor-end", at, it.executor(), it.reason());
        } else if (event instanceof Unpersisted it) {
            line("unpersisted", at, it.rdd());
        } else {
            throw new IllegalArgumentException("no line for " + event);
        }
    }

    private void started(TaskStarted it, long at) {
        Task task = it.task();
        String kind = task.speculative() ? "copy" : "start";
        Object id = task.id() == lastTask + 1 ? "" : task.id();
        line(kind, at, id, it.stage().stage(), it.stage().attempt(), task.index(), it.executor());
        lastTask = task.id();
    }

    private void ended(TaskEnded it, long at) {
        long task = it.start().task().id();
        if (!it.reason().equals(TaskEnded.SUCCESS)) {
            line("end", at, task, it.shuffleBytes(), it.reason());
        } else if (it.shuffleBytes() > 0) {
            line("end", at, task, it.shuffleBytes());
        } else {
            line("end", at, task);
        }
    }

    private void tell(RecordedStage stage) {
        if (!stage.equals(told.put(stage.id(), stage))) {
            List<Object> cells = new ArrayList<>(List.of(
                    "stage",
                    stage.id(),
                    stage.shuffle().isPresent() ? stage.shuffle().getAsInt() : "",
                    stage.tasks(),
                    stage.profile(),
                    stage.barrier(),
                    COMMAS.join(stage.parents()),
                    stage.name()));
            cells.addAll(stage.operators());
            line(cells.toArray());
        }
    }

    private void line(Object... cells) {
        for (Object cell : cells) {
            String text = cell.toString();
            if (text.chars().anyMatch(character -> character < ' ')) {
                throw new IllegalArgumentException(
                        "a cell is \"%s\", but must have no tab and be one line".formatted(text));
            }
        }
        lines.add(TABS.join(cells));
    }
}
