package io.volley.spark.yarn;

import io.volley.spark.ClusterKind;
import io.volley.spark.MasterUrl;
import io.volley.spark.VolleyTaskScheduler;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SchedulerBackend;

/** {@code spark-volley:yarn}. */
public final class Yarn implements ClusterKind {
    @Override
    public boolean serves(MasterUrl master) {
        return master.wrapped().equals("yarn");
    }

    @Override
    public String example() {
        return "spark-volley:yarn";
    }

    @Override
    public String stageProfilesField() {
        return "isYarn";
    }

    @Override
    public boolean hasStartedThisDriver() {
        return DriverProcess.here().isPresent();
    }

    @Override
    public SchedulerBackend backend(VolleyTaskScheduler scheduler, SparkContext context, MasterUrl master) {
        return new YarnBackend(scheduler, context);
    }
}
