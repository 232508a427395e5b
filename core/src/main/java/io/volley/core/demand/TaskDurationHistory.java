package io.volley.core.demand;

import io.volley.core.record.ProfileId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is known of task times beside a stage's own: from stages that are over, for the next time that the same code runs
 * about as many tasks; from the program, if it has announced them; from the whole application. Forgets the stages that have not been met for longest.
 */
final class TaskDurationHistory {
    private static final int STAGES = 1_000;

    private final Map<StageKey, Double> stages = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StageKey, Double> eldest) {
            return size() > STAGES;
        }
    };

    private final Map<ProfileId, Double> announced = new HashMap<>();
    private final DurationHistogram application = new DurationHistogram();

    /** A task of any stage took so long. */
    void took(double seconds) {
        application.add(seconds);
    }

    /** A stage is over; its tasks took so long. */
    void recorded(StageKey key, double medianSeconds) {
        stages.put(key, medianSeconds);
    }

    /** The program says that the tasks of a profile will take so long. */
    void announced(ProfileId profile, double seconds) {
        announced.put(profile, seconds);
    }

    /** How long a task of a stage like this may take, in seconds; empty while nothing is known. */
    OptionalDouble expected(StageKey key, ProfileId profile) {
        Double known = stages.getOrDefault(key, announced.get(profile));
        return known == null ? application.median() : OptionalDouble.of(known);
    }

    int size() {
        return stages.size();
    }

    /**
     * What makes two stages of different jobs the same: code and about as many tasks.
     *
     * @param code what the stage does: the place in the user's program, such as {@code count at Daily.java:23}, and the
     *     operators of its RDDs
     * @param magnitude the number of tasks, as a power of two
     */
    record StageKey(String code, int magnitude) {
        static StageKey of(String code, int tasks) {
            return new StageKey(code, Integer.SIZE - Integer.numberOfLeadingZeros(tasks));
        }
    }
}
