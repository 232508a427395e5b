package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import io.volley.core.record.ExecutorSize;
import io.volley.spark.ScalaCollections;
import io.volley.spark.line.SparkVersionShim;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.util.UnitsConversionUtil;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ExecutorResourceRequest;
import org.apache.spark.resource.ResourceProfile;
import scala.Tuple2;

/** What executors of a resource profile take from YARN: Spark's own reckoning, in YARN's words. */
final class ExecutorSizes {
    private static final String YARN_RESOURCES = "spark.yarn.executor.resource.";
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*([A-Za-z]*)");

    private final SparkConf conf;

    ExecutorSizes(SparkConf conf) {
        this.conf = conf;
    }

    /**
     * @throws IllegalArgumentException if a resource is requested in a form that YARN does not know
     */
    ExecutorSize of(ResourceProfile profile) {
        ImmutableMap<String, String> names = yarnNames(conf);
        ResourceProfile.ExecutorResourcesOrDefaults resources =
                SparkVersionShim.resources(profile, conf, PythonApplication.isOne(conf), names);
        boolean byDefault = profile.id() == ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID();
        Map<String, Long> custom = new TreeMap<>();
        if (byDefault) {
            custom.putAll(yarnResources(conf, YARN_RESOURCES));
        }
        for (Tuple2<String, ExecutorResourceRequest> resource :
                ScalaCollections.asJava(resources.customResources().toSeq())) {
            // As in stock Spark: the default profile's others are Spark's alone, and YARN need not know them.
            if (!byDefault || names.containsValue(resource._1())) {
                custom.put(resource._1(), resource._2().amount());
            }
        }
        int cores =
                resources.cores().isDefined() ? (int) resources.cores().get() : conf.getInt("spark.executor.cores", 1);
        return new ExecutorSize(
                Ints.checkedCast(resources.totalMemMiB()),
                Ints.checkedCast(resources.executorMemoryMiB()),
                cores,
                ImmutableMap.copyOf(custom));
    }

    /** How many tasks one executor of a profile runs at once. */
    int slots(ResourceProfile profile) {
        return Math.max(1, profile.maxTasksPerExecutor(conf));
    }

    /** What the settings below a prefix ask of YARN, by the resource's name. */
    static Map<String, Long> yarnResources(SparkConf conf, String prefix) {
        Map<String, Long> amounts = new TreeMap<>();
        for (Tuple2<String, String> setting : conf.getAllWithPrefix(prefix)) {
            if (setting._1().endsWith(".amount")) {
                String name = setting._1().substring(0, setting._1().length() - ".amount".length());
                amounts.put(name, amount(prefix + setting._1(), setting._2()));
            }
        }
        return amounts;
    }

    /** YARN's names of the resources that Spark has names for. */
    static ImmutableMap<String, String> yarnNames(SparkConf conf) {
        return ImmutableMap.of(
                "gpu", conf.get("spark.yarn.resourceGpuDeviceName", "yarn.io/gpu"),
                "fpga", conf.get("spark.yarn.resourceFpgaDeviceName", "yarn.io/fpga"));
    }

    private static long amount(String key, String written) {
        Matcher matcher = AMOUNT.matcher(written.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(key + " is \"" + written
                    + "\", but must be a number with one of YARN's units; for example 2 or 4G");
        }
        return UnitsConversionUtil.convert(matcher.group(2), "", Long.parseLong(matcher.group(1)));
    }
}
