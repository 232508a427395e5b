package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import io.volley.core.record.ExecutorSize;
import java.util.Map;
import org.apache.spark.SparkConf;

/** What the driver takes from YARN in cluster mode, as stock Spark reckons it. */
final class DriverSize {
    private static final String OVERHEAD = "spark.driver.memoryOverhead";
    private static final String YARN_RESOURCES = "spark.yarn.driver.resource.";

    private DriverSize() {}

    static ExecutorSize of(SparkConf conf) {
        long heap = conf.getSizeAsMb("spark.driver.memory", "1g");
        long least = conf.getSizeAsMb("spark.driver.minMemoryOverhead", "384m");
        long share = (long) (conf.getDouble("spark.driver.memoryOverheadFactor", 0.1) * heap);
        long overhead = conf.getSizeAsMb(OVERHEAD, Math.max(share, least) + "m");
        return new ExecutorSize(
                Ints.checkedCast(heap + overhead),
                Ints.checkedCast(heap),
                conf.getInt("spark.driver.cores", 1),
                resources(conf));
    }

    private static ImmutableMap<String, Long> resources(SparkConf conf) {
        Map<String, Long> amounts = ExecutorSizes.yarnResources(conf, YARN_RESOURCES);
        ExecutorSizes.yarnNames(conf).forEach((sparks, yarns) -> {
            String amount = "spark.driver.resource." + sparks + ".amount";
            if (conf.contains(amount)) {
                amounts.put(yarns, conf.getLong(amount, 0));
            }
        });
        return ImmutableMap.copyOf(amounts);
    }
}
