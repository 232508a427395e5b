package io.volley.spark.line;

import io.volley.spark.ScalaCollections;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskDescription;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.WorkerOffer;
import scala.Option;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** Spark's task scheduler for Scala 2.13, with what Volley changes in Java's terms. */
public abstract class LineTaskScheduler extends TaskSchedulerImpl {
    protected LineTaskScheduler(SparkContext context) {
        super(context);
    }

    /** The offers that tasks may be given, of all; the same list if they are all. Called under Spark's lock. */
    protected abstract List<WorkerOffer> offered(List<WorkerOffer> all);

    /** An executor is about to be given tasks. Called under Spark's lock. */
    protected abstract void launching(String executor);

    /** The rack of each host, in the same order. */
    protected abstract List<Option<String>> racks(List<String> hostPorts);

    @Override
    public final IndexedSeq<WorkerOffer> shuffleOffers(IndexedSeq<WorkerOffer> offers) {
        List<WorkerOffer> all = ScalaCollections.asJava(offers);
        List<WorkerOffer> some = offered(all);
        return super.shuffleOffers(some == all ? offers : ScalaCollections.seq(some));
    }

    @Override
    public final synchronized Seq<Seq<TaskDescription>> resourceOffers(
            IndexedSeq<WorkerOffer> offers, boolean isAllFreeResources) {
        Seq<Seq<TaskDescription>> launches = super.resourceOffers(offers, isAllFreeResources);
        ScalaCollections.asJava(launches).forEach(ofOne -> {
            if (!ofOne.isEmpty()) {
                launching(ofOne.head().executorId());
            }
        });
        return launches;
    }

    @Override
    public final Seq<Option<String>> getRacksForHosts(Seq<String> hostPorts) {
        return ScalaCollections.seq(racks(ScalaCollections.asJava(hostPorts)));
    }
}
