package io.volley.core.record;

/**
 * How the application ended, for YARN.
 *
 * @param succeeded whether YARN shows it as SUCCEEDED or as FAILED
 * @param diagnostics what YARN shows beside it
 */
public record Ending(boolean succeeded, String diagnostics) {}
