package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableDoubleArray;
import io.volley.core.demand.TaskOutcome;
import io.volley.simulation.recorded.RecordedEvent.JobEnded;
import io.volley.simulation.recorded.RecordedEvent.JobStarted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import io.volley.simulation.recorded.RecordedStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a recorded application tells of one of its queries, event by event. */
final class QueryRecording {
    private final String name;
    private final long start;
    private final List<RecordedQuery.Job> jobs = new ArrayList<>();
    private final Map<Integer, Integer> jobPlaces = new HashMap<>();
    /** The places of the jobs that are over, and when they were. */
    private final Map<Integer, Long> over = new LinkedHashMap<>();

    private final Map<Integer, RecordedStage> known = new HashMap<>();
    private final Map<Integer, Integer> jobsOfStages = new HashMap<>();
    private final Map<Integer, RanStage> ran = new LinkedHashMap<>();

    /** @param start when it began, in milliseconds of the application */
    QueryRecording(String name, long start) {
        this.name = name;
        this.start = start;
    }

    void started(JobStarted job) {
        int place = jobs.size();
        long since = over.values().stream().mapToLong(end -> end).max().orElse(start);
        jobPlaces.put(job.job(), place);
        jobs.add(new RecordedQuery.Job(ImmutableSet.copyOf(over.keySet()), Math.max(0, job.millis() - since) / 1e3));
        job.stages().forEach(stage -> {
            known.put(stage.id(), stage);
            jobsOfStages.putIfAbsent(stage.id(), place);
        });
    }

    void ended(JobEnded job) {
        Optional.ofNullable(jobPlaces.get(job.job())).ifPresent(place -> over.put(place, job.millis()));
    }

    void submitted(StageSubmitted event) {
        ran.computeIfAbsent(event.stage().id(), id -> new RanStage(event.stage()));
    }

    void ended(TaskEnded task) {
        RanStage stage = ran.get(task.start().stage().stage());
        if (stage != null && task.outcome() == TaskOutcome.SUCCEEDED) {
            stage.seconds.putIfAbsent(task.start().task().index(), Math.max(1, task.took()) / 1e3);
            stage.bytes += task.shuffleBytes();
        }
    }

    /** The query, now that it is over; empty, if it ran no task. */
    Optional<RecordedQuery> query() {
        ImmutableList<RanStage> all = ran.values().stream()
                .filter(stage -> !stage.seconds.isEmpty())
                .collect(ImmutableList.toImmutableList());
        Map<Integer, Integer> places = new HashMap<>();
        all.forEach(stage -> places.put(stage.told.id(), places.size()));
        ImmutableList<RecordedQuery.Stage> stages = all.stream()
                .map(stage -> new RecordedQuery.Stage(
                        jobsOfStages.getOrDefault(stage.told.id(), 0),
                        stage.told.code(),
                        ImmutableDoubleArray.copyOf(stage.seconds.values()),
                        stage.told.parents().stream()
                                .flatMap(parent -> writer(parent, all).stream())
                                .map(parent -> places.get(parent.told.id()))
                                .collect(ImmutableSet.toImmutableSet()),
                        stage.meanBytes()))
                .collect(ImmutableList.toImmutableList());
        return stages.isEmpty() ? Optional.empty() : Optional.of(withoutEmptyJobs(stages));
    }

    /** The stage that ran and wrote what another one reads: it may have been one of an earlier job, that Spark skips here. */
    private Optional<RanStage> writer(int parent, ImmutableList<RanStage> all) {
        RecordedStage read = known.get(parent);
        return all.stream()
                .filter(stage -> stage.told.id() == parent
                        || (read != null
                                && read.shuffle().isPresent()
                                && read.shuffle().equals(stage.told.shuffle())))
                .findFirst();
    }

    /** A job that ran nothing, for what it was asked was there already, is nothing to wait for. */
    private RecordedQuery withoutEmptyJobs(ImmutableList<RecordedQuery.Stage> stages) {
        List<Integer> kept = Stream.iterate(0, place -> place + 1)
                .limit(jobs.size())
                .filter(place -> stages.stream().anyMatch(stage -> stage.job() == place))
                .toList();
        return new RecordedQuery(
                name,
                kept.stream()
                        .map(jobs::get)
                        .map(job -> new RecordedQuery.Job(
                                job.after().stream()
                                        .filter(kept::contains)
                                        .map(kept::indexOf)
                                        .collect(ImmutableSet.toImmutableSet()),
                                job.delaySeconds()))
                        .collect(ImmutableList.toImmutableList()),
                stages.stream()
                        .map(stage -> new RecordedQuery.Stage(
                                kept.indexOf(stage.job()),
                                stage.code(),
                                stage.seconds(),
                                stage.parents(),
                                stage.shuffleBytes()))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** A stage that was submitted, and its tasks that succeeded. */
    private static final class RanStage {
        private final RecordedStage told;
        private final Map<Integer, Double> seconds = new TreeMap<>();
        private long bytes;

        private RanStage(RecordedStage told) {
            this.told = told;
        }

        private long meanBytes() {
            return told.shuffle().isPresent() ? Math.max(1, bytes / seconds.size()) : 0;
        }
    }
}
