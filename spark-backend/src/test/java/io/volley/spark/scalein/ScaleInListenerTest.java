package io.volley.spark.scalein;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.scalein.ShuffleNeeds;
import io.volley.spark.ScalaCollections;
import io.volley.spark.scaling.SparkEvents;
import java.util.List;
import java.util.Properties;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.StageInfo;
import org.junit.jupiter.api.Test;

class ScaleInListenerTest {
    private static final long RUNS = 5;
    private static final long IS_OVER = 3;
    private static final StageInfo WRITES_7 = SparkEvents.writing(SparkEvents.stage(1, 0, 4, 0, List.of()), 7);

    private final ShuffleNeeds needs = new ShuffleNeeds();
    private final ScaleInListener listener =
            new ScaleInListener(fact -> fact.accept(needs), execution -> execution == RUNS);

    @Test
    void countsAJobToItsQueryAndToTheOneAround() {
        Properties properties = properties(IS_OVER);
        properties.setProperty("spark.sql.execution.root.id", Long.toString(RUNS));
        start(properties);

        assertThat(needs.executions()).containsExactly(RUNS);
    }

    @Test
    void countsAStageToItsQueryThoughTheStartOfTheJobWasLost() {
        listener.onStageSubmitted(new SparkListenerStageSubmitted(WRITES_7, properties(RUNS)));

        assertThat(needs.needed(shuffle -> true)).containsExactly(7);
    }

    /** A thread that was made while a query ran keeps its number, and so do the jobs that it starts later. */
    @Test
    void countsAJobToNoQueryThatIsOver() {
        start(properties(IS_OVER));

        assertThat(needs.executions()).isEmpty();
        assertThat(needs.needed(shuffle -> true)).as("nobody has read it").containsExactly(7);
    }

    @Test
    void countsAJobToNoQueryIfItHasNoNumber() {
        Properties strange = new Properties();
        strange.setProperty("spark.sql.execution.id", "none");
        for (Properties properties : new Properties[] {null, new Properties(), strange}) {
            start(properties);
            assertThat(needs.executions()).isEmpty();
        }
    }

    private void start(Properties properties) {
        listener.onJobStart(new SparkListenerJobStart(1, 0, ScalaCollections.seq(List.of(WRITES_7)), properties));
    }

    private static Properties properties(long execution) {
        Properties properties = new Properties();
        properties.setProperty("spark.sql.execution.id", Long.toString(execution));
        return properties;
    }
}
