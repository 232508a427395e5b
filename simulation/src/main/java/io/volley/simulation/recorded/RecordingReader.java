package io.volley.simulation.recorded;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads what {@link RecordingWriter} writes. */
final class RecordingReader {
    private static final Splitter COMMAS = Splitter.on(',').omitEmptyStrings();

    private final Map<String, String> settings = new HashMap<>();
    private final Map<Integer, RecordedStage> stages = new HashMap<>();
    private final Map<Long, TaskStarted> tasks = new HashMap<>();
    private final ImmutableList.Builder<RecordedEvent> events = ImmutableList.builder();
    private List<String> application = List.of();
    private long millis;
    private long lastTask = -1;

    private RecordingReader() {}

    /** @throws IllegalArgumentException naming the first line that is not one */
    static RecordedApplication read(Stream<String> lines) {
        RecordingReader reader = new RecordingReader();
        lines.filter(line -> !line.startsWith("#")).forEach(reader::line);
        if (reader.application.isEmpty()) {
            throw new IllegalArgumentException("expected a line \"application\", but there is none");
        }
        return new RecordedApplication(
                reader.application.get(0),
                reader.application.get(1),
                ImmutableMap.copyOf(reader.settings),
                reader.events.build());
    }

    private void line(String line) {
        Cells cells = new Cells(Splitter.on('\t').splitToList(line));
        try {
            switch (cells.text(0)) {
                case "application" -> application = List.of(cells.text(1), cells.text(2));
                case "setting" -> settings.put(cells.text(1), cells.text(2));
                case "stage" -> stages.put(cells.number(1), stage(cells));
                default -> events.add(event(cells));
            }
        } catch (RuntimeException fault) {
            throw new IllegalArgumentException(
                    "expected a line of a recorded application, but got \"%s\": %s".formatted(line, fault.getMessage()),
                    fault);
        }
    }

    private RecordedEvent event(Cells cells) {
        millis += cells.big(1);
        long at = millis;
        return switch (cells.text(0)) {
            case "start", "copy" -> start(at, cells);
            case "end" ->
                new TaskEnded(
                        at,
                        known(tasks, cells.big(2)),
                        cells.has(4) ? cells.text(4) : TaskEnded.SUCCESS,
                        cells.has(3) ? cells.big(3) : 0);
            case "submitted" -> new StageSubmitted(at, known(stages, cells.number(2)), cells.number(3));
            case "completed" -> new StageCompleted(at, new StageId(cells.number(2), cells.number(3)), cells.truth(4));
            case "job" -> job(at, cells);
            case "job-end" -> new JobEnded(at, cells.number(2), cells.truth(3));
            case "execution" -> new ExecutionStarted(at, cells.big(2), cells.big(3), cells.text(4));
            case "execution-end" -> new ExecutionEnded(at, cells.big(2));
            case "executor" -> new ExecutorAdded(at, cells.text(2), cells.number(3), cells.number(4));
            case "executor-end" -> new ExecutorRemoved(at, cells.text(2), cells.text(3));
            case "unpersisted" -> new Unpersisted(at, cells.number(2));
            default -> throw new IllegalArgumentException("there is no kind \"" + cells.text(0) + "\"");
        };
    }

    private TaskStarted start(long at, Cells cells) {
        boolean speculative = cells.text(0).equals("copy");
        lastTask = cells.text(2).isEmpty() ? lastTask + 1 : cells.big(2);
        TaskStarted start = new TaskStarted(
                at,
                new StageId(cells.number(3), cells.number(4)),
                new Task(lastTask, cells.number(5), speculative),
                cells.text(6));
        tasks.put(start.task().id(), start);
        return start;
    }

    private JobStarted job(long at, Cells cells) {
        return new JobStarted(
                at,
                cells.number(2),
                COMMAS.splitToStream(cells.text(3)).map(Long::valueOf).collect(ImmutableSet.toImmutableSet()),
                numbers(cells.text(4)).map(id -> known(stages, id)).collect(ImmutableList.toImmutableList()),
                cells.text(5));
    }

    private static RecordedStage stage(Cells cells) {
        return new RecordedStage(
                cells.number(1),
                cells.text(2).isEmpty() ? OptionalInt.empty() : OptionalInt.of(cells.number(2)),
                cells.number(3),
                cells.number(4),
                cells.truth(5),
                numbers(cells.text(6)).collect(ImmutableSet.toImmutableSet()),
                cells.text(7),
                ImmutableList.copyOf(cells.all.subList(8, cells.all.size())));
    }

    private static Stream<Integer> numbers(String cell) {
        return COMMAS.splitToStream(cell).map(Integer::valueOf);
    }

    private static <K, V> V known(Map<K, V> told, K id) {
        V value = told.get(id);
        if (value == null) {
            throw new IllegalArgumentException("no line before it tells of " + id);
        }
        return value;
    }

    /** What is between the tabs of a line. */
    private record Cells(List<String> all) {
        private boolean has(int place) {
            return place < all.size();
        }

        private String text(int place) {
            if (!has(place)) {
                throw new IllegalArgumentException("there are only %d cells".formatted(all.size()));
            }
            return all.get(place);
        }

        private int number(int place) {
            return Integer.parseInt(text(place));
        }

        private long big(int place) {
            return Long.parseLong(text(place));
        }

        private boolean truth(int place) {
            return Boolean.parseBoolean(text(place));
        }
    }
}
