package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.MapOutputTrackerMaster;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.ExecutorDecommission;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskSetManager;
import org.apache.spark.storage.BlockManagerId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Tuple2;

/** A stage that writes a shuffle: one of its two tasks is done, the other runs. On Spark's own scheduler, within this JVM. */
class VolleyTaskSetTest {
    private static final String EXECUTOR = "driver";
    private static final String HOST = "127.0.0.1";
    private static volatile CountDownLatch mayEnd = new CountDownLatch(0);

    private final JavaSparkContext context = LocalClusterManager.context();
    private final VolleyTaskScheduler scheduler =
            (VolleyTaskScheduler) context.sc().taskScheduler();
    private final MapOutputTrackerMaster tracker =
            (MapOutputTrackerMaster) context.sc().env().mapOutputTracker();

    @BeforeEach
    void writesHalfAShuffle() {
        mayEnd = new CountDownLatch(1);
        JavaFutureAction<Long> unused = context.parallelize(List.of(0, 1), 2)
                .mapToPair(number -> {
                    if (number == 1 && !mayEnd.await(1, TimeUnit.MINUTES)) {
                        throw new IllegalStateException("nobody has let it end");
                    }
                    return new Tuple2<>(number, number);
                })
                .reduceByKey(Integer::sum, 1)
                .countAsync();
        Awaitility.await("one task's output")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !scheduler.activeTaskSets().isEmpty()
                        && tasks().tasksSuccessful() == 1
                        && tracker.getMapOutputLocation(shuffle(), done()).isDefined());
    }

    @AfterEach
    void close() {
        context.close();
        mayEnd.countDown();
    }

    @Test
    void keepsOutputThatHasBeenMigratedWithinItsHost() {
        migrate();

        left(Option.empty());

        assertThat(tasks().tasksSuccessful()).isEqualTo(1);
    }

    @Test
    void writesOutputAnewThatWasOnAnExecutorThatHasLeft() {
        left(Option.empty());

        assertThat(tasks().tasksSuccessful()).isZero();
    }

    @Test
    void writesOutputAnewWhoseHostHasLeft() {
        migrate();

        left(Option.apply(HOST));

        assertThat(tasks().tasksSuccessful()).isZero();
    }

    private void migrate() {
        tracker.updateMapOutput(shuffle(), done(), BlockManagerId.apply("other", HOST, 1, Option.empty()));
        assertThat(tracker.getMapOutputLocation(shuffle(), done()).get().executorId())
                .isEqualTo("other");
    }

    private void left(Option<String> host) {
        synchronized (scheduler) {
            tasks().executorLost(EXECUTOR, HOST, new ExecutorDecommission(host, "not needed"));
        }
    }

    private TaskSetManager tasks() {
        return scheduler.activeTaskSets().get(0);
    }

    private int shuffle() {
        return (Integer) tasks().taskSet().shuffleId().get();
    }

    private long done() {
        Map<Object, TaskInfo> tasks = ScalaCollections.asJava(tasks().taskInfos());
        return tasks.values().stream()
                .filter(TaskInfo::successful)
                .mapToLong(TaskInfo::taskId)
                .findFirst()
                .orElseThrow();
    }
}
