package io.volley.spark.scaling;

import io.volley.core.plan.Limits;
import io.volley.simulation.recorded.RecordedApplication;
import io.volley.simulation.recorded.RecordedEvent;
import io.volley.simulation.recorded.RecordedEvent.ExecutorAdded;
import io.volley.simulation.recorded.RecordedEvent.ExecutorRemoved;
import io.volley.simulation.recorded.RecordedEvent.JobEnded;
import io.volley.simulation.recorded.RecordedEvent.JobStarted;
import io.volley.simulation.recorded.RecordedEvent.StageCompleted;
import io.volley.simulation.recorded.RecordedEvent.StageSubmitted;
import io.volley.simulation.recorded.RecordedEvent.TaskEnded;
import io.volley.simulation.recorded.RecordedEvent.TaskStarted;
import io.volley.simulation.stock.RampSettings;
import java.util.Random;
import org.apache.spark.SparkConf;

/**
 * A recorded application once more, for Spark's own dynamic allocation and the model of it: at the recorded times, on the recorded
 * executors, with a look of both each tenth of a second. Shuffles are never cleaned: no event log tells of that.
 */
final class RecordedReplay {
    private final RecordedApplication application;
    private final RecordedSparkEvents events = new RecordedSparkEvents();
    private final TwoAllocations two;
    private long now;
    private long nextLook = TwoAllocations.LOOK_MILLIS;

    RecordedReplay(RecordedApplication application) {
        this.application = application;
        SparkConf conf = new SparkConf(false);
        application.settings().forEach(conf::set);
        this.two = new TwoAllocations(
                settings(conf), millis(conf, "executorIdleTimeout", TwoAllocations.IDLE_MILLIS), new Random(0));
    }

    /** The two, as they stand now. */
    TwoAllocations two() {
        return two;
    }

    /**
     * Plays what comes until an event and the event itself.
     *
     * @param looked told after each look, before those are gone who were released
     */
    void play(RecordedEvent event, Runnable looked) {
        while (nextLook <= event.millis()) {
            passTo(nextLook);
            two.look();
            looked.run();
            two.remove();
            nextLook += TwoAllocations.LOOK_MILLIS;
        }
        passTo(event.millis());
        tell(event);
    }

    private void passTo(long millis) {
        now = Math.max(now, millis);
        two.passTo(now);
    }

    private void tell(RecordedEvent event) {
        if (event instanceof ExecutorAdded it) {
            two.come(it.executor());
        } else if (event instanceof ExecutorRemoved it) {
            if (two.has(it.executor())) {
                two.lose(it.executor());
            }
        } else if (event instanceof JobStarted it) {
            two.began(events.spark(it));
        } else if (event instanceof JobEnded it) {
            two.ended(events.spark(it));
        } else if (event instanceof StageSubmitted it) {
            two.submitted(events.spark(it));
        } else if (event instanceof StageCompleted it) {
            events.spark(it).ifPresent(two::completed);
        } else if (event instanceof TaskStarted it) {
            // Played Spark releases up to a look earlier or later than the recorded one, which had a task for it
            // meanwhile.
            if (!two.has(it.executor())) {
                two.come(it.executor());
            }
            two.started(events.spark(it));
        } else if (event instanceof TaskEnded it) {
            two.ended(events.spark(it), events.shuffle(it));
        }
    }

    private RampSettings settings(SparkConf conf) {
        int cores = application
                .events(ExecutorAdded.class)
                .mapToInt(ExecutorAdded::cores)
                .findFirst()
                .orElse(1);
        int least = conf.getInt("spark.dynamicAllocation.minExecutors", 0);
        int most = conf.getInt("spark.dynamicAllocation.maxExecutors", 10_000);
        double ratio = conf.getDouble("spark.dynamicAllocation.executorAllocationRatio", 1);
        long backlog = millis(conf, "schedulerBacklogTimeout", 1_000);
        return new RampSettings(
                new Limits(least, most, ratio),
                conf.getInt("spark.dynamicAllocation.initialExecutors", least),
                cores / conf.getInt("spark.task.cpus", 1),
                backlog,
                millis(conf, "sustainedSchedulerBacklogTimeout", backlog));
    }

    private static long millis(SparkConf conf, String key, long otherwise) {
        return conf.getTimeAsMs("spark.dynamicAllocation." + key, otherwise + "ms");
    }
}
