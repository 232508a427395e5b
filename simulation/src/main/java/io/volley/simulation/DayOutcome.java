package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import java.util.function.Predicate;

/**
 * How a day went under a policy.
 *
 * @param policy who sized the applications
 * @param times of all jobs
 * @param usage what it took of the cluster
 */
public record DayOutcome(SimulatedPolicy policy, ImmutableList<JobTime> times, DayUsage usage) {
    /** The times of the jobs of a class. */
    Percentiles times(SimulatedJob.Size size) {
        return percentiles(time -> time.job().size() == size);
    }

    /** The times of all jobs. */
    Percentiles allTimes() {
        return percentiles(time -> true);
    }

    /** How many jobs missed their deadline. */
    long late() {
        return times.stream().filter(JobTime::isLate).count();
    }

    private Percentiles percentiles(Predicate<JobTime> which) {
        return Percentiles.of(times.stream().filter(which).mapToDouble(JobTime::seconds));
    }
}
