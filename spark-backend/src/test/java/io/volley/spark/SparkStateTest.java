package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.demand.TaskSetState;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import org.junit.jupiter.api.Test;

/** On Spark's own scheduler, within this JVM. */
class SparkStateTest {
    private static final Semaphore BEGUN = new Semaphore(0);
    private static final CountDownLatch MAY_END = new CountDownLatch(1);

    /** Spark's sorted queue leaves out a task set that has nothing more to start: a core has been free, and was offered. */
    @Test
    void knowsTasksThatRunThoughNoneWaits() throws Exception {
        try (JavaSparkContext context = LocalClusterManager.context()) {
            VolleyTaskScheduler scheduler = (VolleyTaskScheduler) context.sc().taskScheduler();
            SparkState state = new SparkState(
                    scheduler,
                    new CoarseGrainedSchedulerBackend(
                            scheduler, context.sc().env().rpcEnv()));
            assertThat(state.taskSets()).isEmpty();

            JavaFutureAction<Long> job = context.parallelize(List.of(1, 2), 2)
                    .filter(number -> {
                        BEGUN.release();
                        return MAY_END.await(1, TimeUnit.MINUTES);
                    })
                    .countAsync();
            assertThat(BEGUN.tryAcquire(2, 1, TimeUnit.MINUTES)).isTrue();
            assertThat(state.jobs()).hasSize(1);
            assertThat(state.taskSets()).hasSize(1);
            TaskSetState tasks = state.taskSets().get(0);
            assertThat(tasks.running()).hasSize(2);
            assertThat(tasks.begun().cardinality()).isEqualTo(2);
            assertThat(tasks.over()).isFalse();

            MAY_END.countDown();
            assertThat(job.get()).isEqualTo(2);
        }
    }
}
