package io.volley.cli.simulate;

import com.google.common.collect.ImmutableList;
import java.util.function.Predicate;

/**
 * How a day went under a contender.
 *
 * @param contender who sized the applications
 * @param times of all jobs
 * @param usage what it took of the cluster
 */
record Outcome(Contender contender, ImmutableList<JobTime> times, Usage usage) {
    /** The times of the jobs of a class. */
    Percentiles times(Job.Size size) {
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
