package io.volley.benchmarks.race.figure;

import static com.google.common.base.Preconditions.checkArgument;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.math.Quantiles;
import io.volley.benchmarks.race.job.JobRecording;
import io.volley.benchmarks.race.job.JobRecording.Part;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One run of a scenario by one system.
 *
 * @param executors how many executors an application may have at most
 * @param applications in the order in which they ran, one at a time; at least one
 * @param machine what it took of this machine
 * @param compared how many results of queries were compared, row by row, with those of the first run of all
 * @param different what differed there
 */
public record RaceRun(
        int executors, List<ApplicationRun> applications, MachineUse machine, int compared, List<String> different) {
    public RaceRun {
        checkArgument(!applications.isEmpty(), "a run has an application at least, but got none");
        applications = List.copyOf(applications);
        different = List.copyOf(different);
    }

    /** The first of its applications, which is the only one but where each query is an application. */
    @JsonIgnore
    public ApplicationRun first() {
        return applications.get(0);
    }

    /** The last of its applications. */
    @JsonIgnore
    public ApplicationRun last() {
        return applications.get(applications.size() - 1);
    }

    /** How long the loads of its applications took together, in seconds. */
    @JsonIgnore
    public double loadSeconds() {
        return sum(ApplicationRun::loadSeconds);
    }

    /** What its executors cost from the load's begin to its end, from allocation to end of each, in seconds. */
    @JsonIgnore
    public double executorSeconds() {
        return sum(ApplicationRun::executorSeconds);
    }

    /** The fraction of executor-seconds in which a task ran; above 1 where executors run several at once. */
    @JsonIgnore
    public double utilization() {
        return sum(application -> application.seen().taskMillis()) / 1e3 / executorSeconds();
    }

    /** The sum over its applications of something that their drivers saw. */
    public double sumSeen(ToDoubleFunction<JobRecording> something) {
        return sum(application -> something.applyAsDouble(application.seen()));
    }

    /** All its jobs and queries. */
    @JsonIgnore
    public List<Part> parts() {
        return applications.stream()
                .flatMap(application -> application.seen().jobs().stream())
                .toList();
    }

    /** The time that so many percent of its jobs took at most, in seconds, interpolated where it lies between two. */
    public double partSeconds(int percent) {
        return Quantiles.percentiles()
                        .index(percent)
                        .compute(parts().stream().map(Part::millis).toList())
                / 1e3;
    }

    /** The geometric mean of the times of its jobs, in seconds: each counts the same, however long it is. */
    @JsonIgnore
    public double geometricMeanSeconds() {
        return geometricMeanSeconds(parts());
    }

    /** The same of those jobs that ran a second time: the second half of all. */
    @JsonIgnore
    public double repeatedGeometricMeanSeconds() {
        return geometricMeanSeconds(parts().subList(parts().size() / 2, parts().size()));
    }

    private static double geometricMeanSeconds(List<Part> parts) {
        return Math.exp(parts.stream()
                .mapToDouble(part -> Math.log(Math.max(1, part.millis()) / 1e3))
                .average()
                .orElse(Double.NaN));
    }

    private double sum(ToDoubleFunction<ApplicationRun> something) {
        return applications.stream().mapToDouble(something).sum();
    }
}
