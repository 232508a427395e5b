package io.volley.spark.yarn;

import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;

/**
 * For how long YARN has not heard of an ApplicationMaster: its progress, which changes with each answer that it has handled,
 * stands still. Time in which YARN itself could not be asked counts for nothing. Times are in milliseconds of a clock that
 * does not go back.
 */
final class ProgressTimer {
    private Optional<Shown> shown = Optional.empty();

    private record Shown(ApplicationAttemptId attempt, float progress, long since) {
        boolean isOf(ApplicationAttemptId other, float now) {
            return attempt.equals(other) && Float.compare(progress, now) == 0;
        }
    }

    /** What YARN shows now. Returns for how long it has shown the same. */
    long shows(ApplicationAttemptId attempt, float progress, long now) {
        Shown same = shown.filter(last -> last.isOf(attempt, progress)).orElse(new Shown(attempt, progress, now));
        shown = Optional.of(same);
        return now - same.since();
    }

    /** YARN shows nothing. */
    void showsNothing() {
        shown = Optional.empty();
    }
}
