package io.volley.spark.line;

import io.volley.spark.ScalaCollections;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.cluster.StandaloneSchedulerBackend;
import scala.concurrent.Future;
import scala.collection.immutable.Seq;

/** Spark's backend for Standalone, for Scala 2.13, with what Volley changes in Java's terms. */
public abstract class LineStandaloneBackend extends StandaloneSchedulerBackend {
    protected LineStandaloneBackend(TaskSchedulerImpl scheduler, SparkContext context, String[] masters) {
        super(scheduler, context, masters);
    }

    /** Ends executors. Returns, as soon as that is known, whether there was a cluster to be told. */
    protected abstract Future<Object> end(List<String> executors);

    /** Has the Master end executors, as Spark itself does. */
    protected final Future<Object> endThroughMaster(List<String> executors) {
        return super.doKillExecutors(ScalaCollections.seq(executors));
    }

    @Override
    public final Future<Object> doKillExecutors(Seq<String> executors) {
        return end(ScalaCollections.asJava(executors));
    }
}
