package io.volley.spark;

import io.volley.core.settings.DynamicAllocationSettings;
import io.volley.core.settings.InitialExecutors;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.shuffle.ShuffleDataIOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.Tuple2;

/**
 * The settings that size an application, all of them legal.
 *
 * @param volley Volley's own
 * @param allocation Spark's of dynamic allocation
 */
public record CheckedSettings(VolleySettings volley, DynamicAllocationSettings allocation) {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedSettings.class);

    /**
     * Reads the settings and writes to the log what Spark would write.
     *
     * @param further what is wrong with other settings already
     * @throws SettingsException naming every fault, the further ones first
     */
    public static CheckedSettings of(SparkConf conf, List<String> further) {
        Map<String, String> settings = substituted(conf);
        List<String> faults = new ArrayList<>(further);
        Optional<VolleySettings> volley = gather(faults, () -> VolleySettings.of(settings));
        Optional<DynamicAllocationSettings> allocation =
                gather(faults, () -> DynamicAllocationSettings.of(settings, keepsShuffleDataReliably(conf)));
        if (faults.isEmpty()) {
            faults.addAll(volley.orElseThrow().faultsWith(allocation.orElseThrow()));
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        InitialExecutors initial = allocation.orElseThrow().initial();
        initial.warnings().forEach(LOG::warn);
        initial.info().forEach(LOG::info);
        return new CheckedSettings(volley.orElseThrow(), allocation.orElseThrow());
    }

    private static <T> Optional<T> gather(List<String> faults, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (SettingsException illegal) {
            faults.addAll(illegal.faults());
            return Optional.empty();
        }
    }

    /** Whether Spark's shuffle plugin does; asked of one of our own, for Spark makes its own after the backend has started. */
    private static boolean keepsShuffleDataReliably(SparkConf conf) {
        return ShuffleDataIOUtils.loadShuffleDataIO(conf).driver().supportsReliableStorage();
    }

    /** All settings by key, with Spark's variables, such as {@code ${env:SIZE}}, replaced. */
    private static Map<String, String> substituted(SparkConf conf) {
        Map<String, String> settings = new TreeMap<>();
        for (Tuple2<String, String> setting : conf.getAll()) {
            Option<String> value = conf.getWithSubstitution(setting._1());
            settings.put(setting._1(), value.isDefined() ? value.get() : setting._2());
        }
        return settings;
    }
}
