package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryingTaskTest {
    private final VirtualThread worker = new VirtualThread();
    private final List<Error> fatal = new ArrayList<>();
    private final List<RetryingTask> ended = new ArrayList<>();
    private final RetryingTask task = new RetryingTask(worker, "/node", self -> work(), ended::add, fatal::add);
    private String failure = "";
    private int attempts;

    private void work() {
        attempts++;
        if (!failure.isEmpty()) {
            throw new StoreException(failure);
        }
    }

    @Test
    void isDoneOnceIfItSucceeds() {
        task.run();
        task.run();
        worker.advance(60);

        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void isDoneAgainUntilItSucceeds() {
        failure = "away";
        task.run();
        worker.advance(60);
        failure = "";
        worker.advance(2);
        int done = attempts;
        worker.advance(60);

        assertThat(done).isBetween(30, 40);
        assertThat(attempts).isEqualTo(done);
    }

    @Test
    void retriesNoMoreOftenBecauseItBecomesDueOften() {
        failure = "refused";
        for (int second = 0; second < 120; second++) {
            task.run();
            worker.advance(1);
        }

        // Each second because it is due, and every other second because it failed.
        assertThat(attempts).isBetween(120, 120 + 60 + 10);
    }

    @Test
    void isNotDoneAgainAfterItHasSucceededForAnotherReason() {
        failure = "away";
        task.run();
        worker.advance(60);
        failure = "";
        task.run();
        worker.advance(0);
        int done = attempts;
        worker.advance(60);

        assertThat(attempts).isEqualTo(done);
    }

    @Test
    void tellsAFailureOnceAndAnotherOneToo() {
        try (LoggedLines logged = LoggedLines.open()) {
            failure = "away";
            task.run();
            worker.advance(60);
            failure = "refused";
            worker.advance(60);

            assertThat(logged.with("WARN"))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .endsWith("Access to /node failed; retrying until it succeeds: away"),
                            second -> assertThat(second).endsWith("until it succeeds: refused"));
        }
    }

    @Test
    void handsOnAnErrorAndDoesNotRetryIt() {
        Error error = new NoClassDefFoundError("a class is missing");
        RetryingTask broken = new RetryingTask(
                worker,
                "/node",
                self -> {
                    throw error;
                },
                ended::add,
                fatal::add);
        broken.run();
        worker.advance(60);

        assertThat(fatal).containsExactly(error);
    }

    @Test
    void isNotDoneAfterItsEnd() {
        failure = "away";
        task.run();
        worker.advance(1);
        int done = attempts;
        task.end();
        task.run();
        worker.advance(60);

        assertThat(attempts).isEqualTo(done);
        assertThat(ended).containsExactly(task);
    }

    @Test
    void endsWithItsWorker() {
        worker.shutdown();
        task.run();

        assertThat(ended).containsExactly(task);
    }
}
