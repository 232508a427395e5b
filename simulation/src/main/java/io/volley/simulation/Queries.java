package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Queries that come to one application as a Poisson process whose rate follows the number of the trace's jobs, smoothed over
 * half an hour.
 */
final class Queries {
    /** The mean of the day. */
    static final double PER_MINUTE = 3;

    private static final int SMOOTHED_MINUTES = 30;
    /** Scales of the data, each as likely as its place here says: half of the queries are at 1. */
    private static final int[] SCALES = {1, 1, 1, 1, 1, 4, 4, 4, 16, 16};

    private Queries() {}

    /** The shapes of this program's own. */
    static SimulatedApplication of(List<Minute> day, int minutes, int firstStage, Random random) {
        return arriving(day, minutes, random, new Source() {
            private int stage = firstStage;

            @Override
            public SimulatedJob next(int id, double arrival) {
                QueryShape shape = QueryShape.ALL.get(random.nextInt(QueryShape.ALL.size()));
                SimulatedJob job = shape.job(id, arrival, scale(random), stage);
                stage += shape.stages().size();
                return job;
            }
        });
    }

    /**
     * Recorded queries.
     *
     * @param least how many times as many tasks they have, at scale 1
     */
    static SimulatedApplication of(
            List<Minute> day, int minutes, ImmutableList<RecordedQuery> recorded, int least, Random random) {
        return arriving(day, minutes, random, new Source() {
            private int part;
            private int stage;

            @Override
            public SimulatedJob next(int id, double arrival) {
                RecordedQuery query = recorded.get(random.nextInt(recorded.size()));
                SimulatedJob job = query.job(id, arrival, least * scale(random), part, stage);
                part += query.jobs().size();
                stage += query.stages().size();
                return job;
            }
        });
    }

    private static SimulatedApplication arriving(List<Minute> day, int minutes, Random random, Source source) {
        double mean = day.stream().mapToInt(Minute::jobs).average().orElse(1);
        List<SimulatedJob> jobs = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            double rate = PER_MINUTE * smoothed(day, minute) / mean;
            for (double second = gap(rate, random); second < 60; second += gap(rate, random)) {
                jobs.add(source.next(jobs.size(), 60.0 * minute + second));
            }
        }
        return new SimulatedApplication("queries", ImmutableList.copyOf(jobs));
    }

    private static int scale(Random random) {
        return SCALES[random.nextInt(SCALES.length)];
    }

    /** Seconds to the next arrival; the process has no memory, so that each minute may begin anew. */
    private static double gap(double perMinute, Random random) {
        return perMinute <= 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) * 60 / perMinute;
    }

    private static double smoothed(List<Minute> day, int minute) {
        int from = Math.max(0, minute - SMOOTHED_MINUTES / 2);
        int to = Math.min(day.size(), minute + SMOOTHED_MINUTES / 2 + 1);
        return day.subList(from, to).stream().mapToInt(Minute::jobs).average().orElse(0);
    }

    /** Makes one query after the other. */
    private interface Source {
        SimulatedJob next(int id, double arrival);
    }
}
