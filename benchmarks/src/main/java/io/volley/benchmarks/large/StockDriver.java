package io.volley.benchmarks.large;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.collection.mutable.Builder;

/**
 * The main class of a process that is stock Spark's driver with stock Spark's ApplicationMaster in it. Executors that are
 * wanted here are wanted by Spark's developer API. Its argument is the number of nodes; its settings are system properties.
 */
final class StockDriver implements Orders.Application {
    private final SparkContext context;

    private StockDriver(SparkContext context) {
        this.context = context;
    }

    public static void main(String[] arguments) {
        VirtualHosts.resolveHere(Integer.parseInt(arguments[0]));
        Orders.obey(() -> new StockDriver(new SparkContext(new SparkConf())));
    }

    /** The context is not there before its ApplicationMaster is. */
    @Override
    public void await() {}

    @Override
    public void want(int executors, int hosts) {
        int each = hosts == 0 ? 0 : (executors * Sizes.CORES + hosts - 1) / hosts;
        Builder<Tuple2<String, Object>, Map<String, Object>> hints = Map$.MODULE$.newBuilder();
        VirtualHosts.names(hosts).forEach(host -> {
            var unused = hints.$plus$eq(new Tuple2<>(host, each));
        });
        var unused = context.requestTotalExecutors(executors, hosts == 0 ? 0 : executors * Sizes.CORES, hints.result());
    }

    @Override
    public void finish() {
        context.stop();
    }
}
