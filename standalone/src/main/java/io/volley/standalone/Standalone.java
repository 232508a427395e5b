package io.volley.standalone;

import io.volley.spark.ClusterKind;
import io.volley.spark.MasterUrl;
import io.volley.spark.VolleyTaskScheduler;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SchedulerBackend;

/** {@code spark-volley:spark://…}: Spark's own Standalone. */
public final class Standalone implements ClusterKind {
    @Override
    public boolean serves(MasterUrl master) {
        return master.wrapped().matches("spark://[^,]+(,[^,]+)*");
    }

    @Override
    public String example() {
        return "spark-volley:spark://host:7077";
    }

    @Override
    public String stageProfilesField() {
        return "isStandaloneOrLocalCluster";
    }

    @Override
    public SchedulerBackend backend(VolleyTaskScheduler scheduler, SparkContext context, MasterUrl master) {
        return new StandaloneBackend(scheduler, context, master);
    }
}
