package io.volley.simulation.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stage as Spark told of it with a job, or with one of its attempts.
 *
 * @param id Spark's
 * @param shuffle what it writes, by the number of the RDD that is written: an event log has no other; empty if it writes none
 * @param tasks of all of it, or of the attempt
 * @param profile the resource profile whose executors it takes
 * @param barrier whether all its tasks must start together
 * @param parents the stages whose shuffles it reads
 * @param name the place in the program, which all stages of a query may share
 * @param operators of its RDDs, each named once
 */
public record RecordedStage(
        int id,
        OptionalInt shuffle,
        int tasks,
        int profile,
        boolean barrier,
        ImmutableSet<Integer> parents,
        String name,
        ImmutableList<String> operators) {

    /** What it does, in the words by which Volley's driver knows such stages again. */
    public String code() {
        return Stream.concat(Stream.of(name), operators.stream()).collect(Collectors.joining(",")) + ","
                + parents.size();
    }
}
