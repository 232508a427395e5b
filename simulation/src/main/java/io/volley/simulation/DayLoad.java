package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** What comes to the cluster in a day. */
public enum DayLoad {
    /** The trace as one stream. */
    SWIM,
    /** Queries. */
    DAGS,
    /** Both, each as an application of its own. */
    MIX,
    /** Queries that were recorded. */
    RECORDED;

    private static final int QUERY_STAGES = 1_000_000;

    /**
     * The applications of a day that is as long as is wanted.
     *
     * @param day a row for each minute
     * @param minutes how many of them
     * @param recording asked for only where it is played
     */
    public ImmutableList<SimulatedApplication> applications(
            List<Minute> day, int minutes, long seed, Supplier<PlayedRecording> recording) {
        return switch (this) {
            case SWIM -> ImmutableList.of(stream(day, minutes));
            case DAGS -> ImmutableList.of(queries(day, minutes, seed));
            case MIX -> ImmutableList.of(stream(day, minutes), queries(day, minutes, seed));
            case RECORDED -> ImmutableList.of(recorded(day, minutes, seed, recording.get()));
        };
    }

    private static SimulatedApplication stream(List<Minute> day, int minutes) {
        return TraceStream.of(day.subList(0, minutes));
    }

    private static SimulatedApplication queries(List<Minute> day, int minutes, long seed) {
        return Queries.of(day, minutes, QUERY_STAGES, new Random(seed));
    }

    private static SimulatedApplication recorded(List<Minute> day, int minutes, long seed, PlayedRecording played) {
        ImmutableList<RecordedQuery> recorded = RecordedQueries.of(played.application());
        if (recorded.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\" has no query of Spark SQL that ran to its end; record an application that has some"
                            .formatted(played.application().name()));
        }
        return Queries.of(day, minutes, recorded, played.scale(), new Random(seed));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
