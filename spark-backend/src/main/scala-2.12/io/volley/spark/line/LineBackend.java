package io.volley.spark.line;

import io.volley.spark.ScalaCollections;
import java.util.List;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import scala.concurrent.Future;
import scala.collection.Seq;

/** Spark's backend for executors that stay, for Scala 2.12, with what Volley changes in Java's terms. */
public abstract class LineBackend extends CoarseGrainedSchedulerBackend {
    protected LineBackend(TaskSchedulerImpl scheduler, RpcEnv rpcEnv) {
        super(scheduler, rpcEnv);
    }

    /** Ends executors. Returns, as soon as that is known, whether there was a cluster to be told. */
    protected abstract Future<Object> end(List<String> executors);

    @Override
    public final Future<Object> doKillExecutors(Seq<String> executors) {
        return end(ScalaCollections.asJava(executors));
    }
}
