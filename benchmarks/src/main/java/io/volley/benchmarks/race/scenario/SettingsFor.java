package io.volley.benchmarks.race.scenario;

import com.google.errorprone.annotations.Immutable;
import java.util.Map;

/** Spark's settings for an application that may have so many executors. */
@Immutable
interface SettingsFor {
    Map<String, String> of(int executors);
}
