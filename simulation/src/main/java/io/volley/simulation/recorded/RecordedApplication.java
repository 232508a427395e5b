package io.volley.simulation.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.stream.Stream;

/**
 * What an application did.
 *
 * @param spark the version of Spark that it ran on
 * @param name its own
 * @param settings those that matter to dynamic allocation, by Spark's keys
 * @param events in the order in which Spark's listeners heard them, which is nearly that of their times
 */
public record RecordedApplication(
        String spark, String name, ImmutableMap<String, String> settings, ImmutableList<RecordedEvent> events) {
    /** Those that come with the program: TPC-H under stock Spark's dynamic allocation, on its two lines. */
    public static final ImmutableSet<String> NAMES =
            ImmutableSet.of("tpch-power-3.5", "tpch-throughput-3.5", "tpch-power-4.2", "tpch-throughput-4.2");

    /** One of those that come with the program. */
    public static RecordedApplication named(String name) {
        return RecordingFile.resource(name);
    }

    /** A setting, or what Spark takes where it is not set. */
    public String setting(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    /** The events of a kind, in their order. */
    public <T extends RecordedEvent> Stream<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
