package io.volley.benchmarks;

import com.google.errorprone.annotations.Immutable;

/**
 * Something that is measured.
 *
 * @param label for people
 * @param key for programs
 * @param unit such as {@code s}
 */
@Immutable
public record Measure(String label, String key, String unit) {}
