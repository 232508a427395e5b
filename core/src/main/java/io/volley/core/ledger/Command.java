package io.volley.core.ledger;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.volley.core.record.ContainerId;
import io.volley.core.record.DriverRuns;
import io.volley.core.record.Ending;
import io.volley.core.record.ExecutorId;
import io.volley.core.record.ExecutorSize;
import io.volley.core.record.Exit;
import io.volley.core.record.ProfileId;

/** Something that the ledger wants done. Data, so that a test can compare it; each runs itself on {@link Actions}. */
public sealed interface Command {
    void runOn(Actions actions);

    /** Something is to be started in a container. */
    sealed interface Start extends Command {
        /** Where. */
        ContainerId container();

        /** What it takes. */
        ExecutorSize size();

        /** The container's host. */
        String host();
    }

    /**
     * Request executors of YARN, all in one call.
     *
     * @param batch fresh: never requested with before
     * @param profile of which profile
     * @param size what each takes
     * @param count how many
     * @param hosts how many tasks would like to run on which host
     * @param named whether to name hosts with room; otherwise any host will do
     * @param reason why, for people
     */
    record Request(
            BatchId batch,
            ProfileId profile,
            ExecutorSize size,
            int count,
            ImmutableMap<String, Integer> hosts,
            boolean named,
            String reason)
            implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.request(this);
        }
    }

    /**
     * Take back what a batch still waits for.
     *
     * @param batch which one
     * @param profile of which profile it was
     * @param waiting how many had not been allocated
     */
    record Withdraw(BatchId batch, ProfileId profile, int waiting) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.withdraw(this);
        }
    }

    /**
     * A batch is allocated in full: its requests are to go from the client's table, and no sooner.
     *
     * @param batch which one
     * @param count how many it was
     * @param millis how long it took
     */
    record Complete(BatchId batch, int count, long millis) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.complete(this);
        }
    }

    /**
     * Start an executor in a container.
     *
     * @param container where
     * @param profile of which profile
     * @param executor its number
     * @param size what it takes
     * @param host the container's host
     */
    record Launch(ContainerId container, ProfileId profile, ExecutorId executor, ExecutorSize size, String host)
            implements Start {
        @Override
        public void runOn(Actions actions) {
            actions.launch(this);
        }
    }

    /** Write down which run the driver is in and where, for the next attempt, and say when that stands. */
    record RecordRun(DriverRuns runs) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.recordRun(this);
        }
    }

    /**
     * Start the driver in a container.
     *
     * @param container where
     * @param run the number of its run
     * @param size what it takes
     * @param host the container's host
     */
    record LaunchDriver(ContainerId container, int run, ExecutorSize size, String host) implements Start {
        @Override
        public void runOn(Actions actions) {
            actions.launch(this);
        }
    }

    /**
     * A run of the driver is over, and another begins: nothing is heard of the one before any more.
     *
     * @param next the number of the run that begins
     * @param end how the one before ended
     */
    record EndRun(int next, RunEnd end) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.endRun(this);
        }
    }

    /** Give a container back to YARN, whether or not something runs in it. */
    record Release(ContainerId container) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.release(this);
        }
    }

    /** Get no more containers on these hosts, and on no others: always the whole set. */
    record Exclude(ImmutableSet<String> hosts) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.exclude(this);
        }
    }

    /** Tell the driver which containers ended, and how. */
    record Report(ImmutableList<Exit> exits) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.report(this);
        }
    }

    /** The application is over. The last command of a ledger. */
    record Finish(Ending ending) implements Command {
        @Override
        public void runOn(Actions actions) {
            actions.finish(this);
        }
    }
}
