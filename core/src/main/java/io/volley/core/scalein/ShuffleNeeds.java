package io.volley.core.scalein;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * Which shuffles may still be read. Belongs to one thread.
 *
 * <p>Of a running job those are needed that a stage reads or writes which is still to run: its readers have not come yet. A
 * stage need not run if it is over, or if the shuffle that it writes is complete already and it does not run; nor does
 * anything that only such stages read.
 *
 * <p>Of a query, whatever its jobs have written or found written is needed until the query is over: under adaptive execution
 * each exchange is a job of its own, and the job that reads it does not exist yet when it ends.
 *
 * <p>What a map stage has written that was submitted for its own sake under no query (adaptive execution does that for {@code
 * Dataset.rdd}) is needed until a job has read it, as long as any job runs.
 */
public final class ShuffleNeeds {
    private final Map<Integer, ImmutableMap<Integer, Stage>> jobs = new HashMap<>();
    private final Map<Long, Set<Integer>> queries = new HashMap<>();
    private final Set<Integer> unknown = new HashSet<>();
    private final Set<Integer> unread = new HashSet<>();
    private final Set<Integer> running = new HashSet<>();
    private final Set<Integer> over = new HashSet<>();
    private long version;

    /**
     * A stage of a job.
     *
     * @param id Spark's id of it
     * @param writes the shuffle that it writes; empty for the last stage of most jobs
     * @param parents the ids of the stages whose shuffles it reads
     */
    public record Stage(int id, OptionalInt writes, ImmutableSet<Integer> parents) {}

    /**
     * A job has started.
     *
     * @param stages all that it may need, those among them whose output is there already
     * @param executions the SQL executions that it belongs to, by Spark's ids of them; none if it belongs to no query
     */
    public void jobStarted(int job, Collection<Stage> stages, Set<Long> executions) {
        version++;
        jobs.put(job, Maps.uniqueIndex(stages, Stage::id));
        for (long execution : executions) {
            Set<Integer> written = queries.computeIfAbsent(execution, unknown -> new HashSet<>());
            stages.forEach(stage -> stage.writes().ifPresent(written::add));
        }
        if (executions.isEmpty()) {
            Set<Integer> read = read(stages);
            stages.stream()
                    .filter(stage -> !read.contains(stage.id()))
                    .forEach(stage -> stage.writes().ifPresent(unread::add));
        }
    }

    /** A running stage writes a shuffle for these queries, whether or not the start of its job has been told of. */
    public void written(int shuffle, Set<Long> executions) {
        for (long execution : executions) {
            if (queries.computeIfAbsent(execution, unknown -> new HashSet<>()).add(shuffle)) {
                version++;
            }
        }
    }

    private static Set<Integer> read(Collection<Stage> stages) {
        return stages.stream().flatMap(stage -> stage.parents().stream()).collect(Collectors.toSet());
    }

    public void stageSubmitted(int stage) {
        version++;
        running.add(stage);
        over.remove(stage);
    }

    /** A stage has ended and did not fail, or it has ended for now and will be submitted again. */
    public void stageEnded(int stage, boolean succeeded) {
        version++;
        running.remove(stage);
        if (succeeded) {
            over.add(stage);
        }
    }

    public void jobEnded(int job) {
        version++;
        ImmutableMap<Integer, Stage> ended = jobs.remove(job);
        if (ended != null) {
            read(ended.values()).stream()
                    .map(ended::get)
                    .filter(Objects::nonNull)
                    .forEach(stage -> stage.writes().ifPresent(unread::remove));
        }
        forgetStages();
    }

    /** A query is over: nobody reads what it has written on its behalf any more. */
    public void executionEnded(long execution) {
        version++;
        queries.remove(execution);
    }

    /** These jobs run, and no event has told of them: what they need nobody knows. No others are unknown. */
    public void unknownJobs(Set<Integer> running) {
        version++;
        unknown.clear();
        unknown.addAll(running);
    }

    /** Whether jobs run of which nobody knows what they need. Then all shuffles are needed. */
    public boolean needsAll() {
        return !unknown.isEmpty();
    }

    /** Grows with every fact: as long as it stands still, so do the needs. */
    public long version() {
        return version;
    }

    /** The queries that have not ended, as far as events have told, by Spark's ids of them. */
    public ImmutableSet<Long> executions() {
        return ImmutableSet.copyOf(queries.keySet());
    }

    /** The jobs that run, as far as events have told. */
    public ImmutableSet<Integer> jobs() {
        return ImmutableSet.copyOf(jobs.keySet());
    }

    /**
     * Forgets what has ended without a word.
     *
     * @param jobRuns whether a job still runs
     * @param executionRuns whether a query is still executed
     * @param shuffleExists whether a shuffle is still known to Spark
     */
    public void forgetUnless(IntPredicate jobRuns, LongPredicate executionRuns, IntPredicate shuffleExists) {
        version++;
        jobs.keySet().removeIf(job -> !jobRuns.test(job));
        queries.keySet().removeIf(execution -> !executionRuns.test(execution));
        queries.values().forEach(written -> written.removeIf(shuffle -> !shuffleExists.test(shuffle)));
        unread.removeIf(shuffle -> !shuffleExists.test(shuffle));
        forgetStages();
    }

    private void forgetStages() {
        Set<Integer> known = jobs.values().stream()
                .flatMap(stages -> stages.keySet().stream())
                .collect(Collectors.toSet());
        running.retainAll(known);
        over.retainAll(known);
    }

    /**
     * The shuffles that are needed, by Spark's ids of them.
     *
     * @param isComplete whether all of a shuffle's output is there
     */
    public ImmutableSet<Integer> needed(IntPredicate isComplete) {
        Set<Integer> needed = new TreeSet<>();
        queries.values().forEach(needed::addAll);
        if (!jobs.isEmpty()) {
            needed.addAll(unread);
        }
        jobs.values().forEach(stages -> addNeeded(stages, isComplete, needed));
        return ImmutableSet.copyOf(needed);
    }

    /** Goes from the stages that nobody reads, and from those that run, to what they read, as far as it is still to run. */
    private void addNeeded(Map<Integer, Stage> stages, IntPredicate isComplete, Set<Integer> needed) {
        Set<Integer> seen = new HashSet<>();
        Deque<Stage> next = new ArrayDeque<>();
        Set<Integer> read = read(stages.values());
        stages.values().stream()
                .filter(stage -> !read.contains(stage.id()) || running.contains(stage.id()))
                .forEach(next::add);
        for (Stage stage = next.poll(); stage != null; stage = next.poll()) {
            if (seen.add(stage.id()) && isToRun(stage, isComplete)) {
                stage.writes().ifPresent(needed::add);
                for (int parent : stage.parents()) {
                    Stage reads = stages.get(parent);
                    if (reads != null) {
                        reads.writes().ifPresent(needed::add);
                        next.add(reads);
                    }
                }
            }
        }
    }

    private boolean isToRun(Stage stage, IntPredicate isComplete) {
        if (running.contains(stage.id())) {
            return true;
        }
        boolean isThere =
                stage.writes().isPresent() && isComplete.test(stage.writes().getAsInt());
        return !isThere && !over.contains(stage.id());
    }
}
