package io.volley.spark.scaling;

import io.volley.core.record.ProfileId;
import java.util.function.ObjIntConsumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/** Tells when the application has started, and which stages come. */
final class ApplicationEvents extends SparkListener {
    private final Runnable started;
    private final ObjIntConsumer<ProfileId> stageCame;

    /**
     * @param started told once the application has an id: the names in Spark's metrics begin with it
     * @param stageCame told the profile and the number of tasks of each stage; must return at once
     */
    ApplicationEvents(Runnable started, ObjIntConsumer<ProfileId> stageCame) {
        this.started = started;
        this.stageCame = stageCame;
    }

    @Override
    public void onApplicationStart(SparkListenerApplicationStart event) {
        started.run();
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        stageCame.accept(
                new ProfileId(event.stageInfo().resourceProfileId()),
                event.stageInfo().numTasks());
    }
}
