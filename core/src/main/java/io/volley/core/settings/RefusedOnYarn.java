package io.volley.core.settings;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.Optional;

/** What an application depends on that has set it, and what has no effect under {@code spark-volley:yarn}. */
public final class RefusedOnYarn {
    private static final ImmutableList<String> BEGINNINGS = ImmutableList.of(
            "spark.yarn.unmanagedAM.enabled",
            "spark.yarn.am.tokenConfRegex",
            "spark.yarn.am.resource.",
            "spark.yarn.am.extraLibraryPath");

    private RefusedOnYarn() {}

    /**
     * A sentence for each that is set; the application must not start with it.
     *
     * @param settings Spark's, by key
     */
    public static ImmutableList<String> faults(Map<String, String> settings) {
        ImmutableList.Builder<String> faults = ImmutableList.builder();
        settings.entrySet().stream()
                .filter(setting -> !setting.getValue().equals("false"))
                .map(Map.Entry::getKey)
                .filter(key -> BEGINNINGS.stream().anyMatch(key::startsWith))
                .sorted()
                .map(key -> key + " is set, but spark-volley:yarn does not support it; unset it, or use --master yarn")
                .forEach(faults::add);
        Optional.ofNullable(settings.get(PoolSettings.POOL.key()))
                .map(String::strip)
                .filter(pool -> !pool.isEmpty())
                .map(pool -> ("%s is \"%s\", but pools are for Standalone clusters; on YARN use queues:"
                                + " unset it and set spark.yarn.queue")
                        .formatted(PoolSettings.POOL.key(), pool))
                .ifPresent(faults::add);
        return faults.build();
    }
}
