package io.volley.spark.line;

import io.volley.spark.ScalaCollections;
import java.util.List;
import org.apache.spark.ExecutorAllocationClient;
import scala.collection.Seq;

/** What Spark's ExecutorAllocationManager asks for executors, for Scala 2.12; this one has none to end. */
public abstract class LineAllocationClient implements ExecutorAllocationClient {
    @Override
    public final Seq<String> getExecutorIds() {
        return ScalaCollections.seq(List.of());
    }

    @Override
    public final Seq<String> killExecutors(
            Seq<String> ids, boolean adjustTarget, boolean countFailures, boolean force) {
        return ScalaCollections.seq(List.of());
    }
}
