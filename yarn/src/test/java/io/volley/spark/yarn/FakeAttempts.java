package io.volley.spark.yarn;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;

/** Counts what is given up; nothing comes of it. */
final class FakeAttempts implements Attempts {
    final List<ApplicationAttemptId> givenUp = new ArrayList<>();
    int failed;
    int most = 2;

    @Override
    public int failedAttempts() {
        return failed;
    }

    @Override
    public int mostAttempts() {
        return most;
    }

    @Override
    public void failAttempt(ApplicationAttemptId attempt) {
        givenUp.add(attempt);
    }
}
