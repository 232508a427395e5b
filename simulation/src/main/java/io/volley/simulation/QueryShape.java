package io.volley.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages of a query, after one of TPC-H's: scans, joins, an aggregation, a sort.
 *
 * @param name of the query that it is like
 * @param stages parents before children
 */
record QueryShape(String name, ImmutableList<Part> stages) {
    private static final int JOIN = 200;
    private static final long WRITTEN = 8_000_000;

    /** Widths at scale 1; scans grow with the scale, what shuffles feed has Spark's 200 partitions or few. */
    static final ImmutableList<QueryShape> ALL = ImmutableList.of(
            new QueryShape("q1", ImmutableList.of(scan(96, 5), after(4, 1, 0), after(1, 0.3, 1))),
            new QueryShape(
                    "q3",
                    ImmutableList.of(
                            scan(96, 3),
                            scan(24, 3),
                            scan(4, 2),
                            after(JOIN, 1.5, 1, 2),
                            after(JOIN, 2.5, 0, 3),
                            after(1, 0.5, 4))),
            new QueryShape(
                    "q5",
                    ImmutableList.of(
                            scan(96, 3),
                            scan(24, 3),
                            scan(4, 2),
                            scan(1, 1),
                            after(JOIN, 1.5, 1, 2),
                            after(JOIN, 3, 0, 4),
                            after(JOIN, 1, 3, 5),
                            after(1, 0.3, 6))),
            new QueryShape("q6", ImmutableList.of(scan(96, 2), after(1, 0.3, 0))),
            new QueryShape(
                    "q9",
                    ImmutableList.of(
                            scan(96, 4),
                            scan(16, 4),
                            scan(24, 3),
                            after(JOIN, 4, 0, 1),
                            after(JOIN, 4, 2, 3),
                            after(JOIN, 1, 4),
                            after(1, 0.3, 5))),
            new QueryShape(
                    "q18",
                    ImmutableList.of(
                            scan(96, 4),
                            after(JOIN, 3, 0),
                            scan(24, 3),
                            after(JOIN, 2, 1, 2),
                            scan(96, 4),
                            after(JOIN, 4, 3, 4),
                            after(1, 0.5, 5))));

    /**
     * A stage of a query.
     *
     * @param tasks at scale 1
     * @param seconds how long one of them takes on average
     * @param grows whether the tasks grow with the scale, or else the seconds
     * @param parents the places in the query of the stages that it reads
     */
    record Part(int tasks, double seconds, boolean grows, ImmutableList<Integer> parents) {}

    /**
     * One such query.
     *
     * @param scale of the data; a wide stage behind a shuffle has as many tasks at any scale, and longer ones by its root
     * @param firstStage the id of its first stage
     */
    SimulatedJob job(int id, double arrival, int scale, int firstStage) {
        List<SimulatedStage> all = new ArrayList<>();
        for (int place = 0; place < stages.size(); place++) {
            Part part = stages.get(place);
            boolean isLast = place == stages.size() - 1;
            all.add(new SimulatedStage(
                    firstStage + place,
                    name + " stage " + place,
                    part.grows ? part.tasks * scale : part.tasks,
                    part.grows || part.tasks < JOIN ? part.seconds : part.seconds * Math.sqrt(scale),
                    part.parents.stream().map(parent -> firstStage + parent).collect(ImmutableSet.toImmutableSet()),
                    isLast ? 0 : WRITTEN));
        }
        return SimulatedJob.ofStages(id, arrival, ImmutableList.copyOf(all));
    }

    private static Part scan(int tasks, double seconds) {
        return new Part(tasks, seconds, true, ImmutableList.of());
    }

    private static Part after(int tasks, double seconds, Integer... parents) {
        return new Part(tasks, seconds, false, ImmutableList.copyOf(parents));
    }
}
