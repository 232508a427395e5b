package io.volley.spark.stock;

import io.volley.spark.line.LineAllocationClient;
import org.apache.spark.ExecutorAllocationManager;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceProfileManager;
import org.apache.spark.scheduler.LiveListenerBus;
import org.apache.spark.util.Clock;
import org.apache.spark.util.SystemClock;
import scala.Option;
import scala.collection.immutable.Map;

/** A cluster that grants every wish and does nothing; it takes for active whatever executor it is asked about. */
public final class NoCluster extends LineAllocationClient {
    /** Spark's own ExecutorAllocationManager over it; its constructor checks the settings. */
    public static ExecutorAllocationManager manager(SparkConf conf, boolean reliableShuffleStorage) {
        return manager(conf, reliableShuffleStorage, new SystemClock());
    }

    /** The same, on a clock. */
    public static ExecutorAllocationManager manager(SparkConf conf, boolean reliableShuffleStorage, Clock clock) {
        LiveListenerBus bus = new LiveListenerBus(conf);
        return new ExecutorAllocationManager(
                new NoCluster(),
                bus,
                conf,
                Option.empty(),
                clock,
                new ResourceProfileManager(conf, bus),
                reliableShuffleStorage);
    }

    @Override
    public boolean isExecutorActive(String id) {
        return true;
    }

    @Override
    public boolean requestTotalExecutors(
            Map<Object, Object> totals, Map<Object, Object> localTasks, Map<Object, Map<String, Object>> hosts) {
        return true;
    }

    @Override
    public boolean requestExecutors(int more) {
        return true;
    }

    @Override
    public boolean decommissionExecutorsOnHost(String host) {
        return false;
    }

    @Override
    public boolean killExecutorsOnHost(String host) {
        return false;
    }
}
