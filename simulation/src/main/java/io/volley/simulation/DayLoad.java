package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What comes to the cluster in a day. */
public enum DayLoad {
    /** The trace as one stream. */
    SWIM,
    /** Queries. */
    DAGS,
    /** Both, each as an application of its own. */
    MIX;

    private static final int QUERY_STAGES = 1_000_000;

    /**
     * The applications of a day that is as long as is wanted.
     *
     * @param day a row for each minute
     * @param minutes how many of them
     */
    public ImmutableList<SimulatedApplication> applications(List<Minute> day, int minutes, long seed) {
        ImmutableList.Builder<SimulatedApplication> applications = ImmutableList.builder();
        if (this != DAGS) {
            applications.add(TraceStream.of(day.subList(0, minutes)));
        }
        if (this != SWIM) {
            applications.add(Queries.of(day, minutes, QUERY_STAGES, new Random(seed)));
        }
        return applications.build();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
