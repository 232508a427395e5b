package io.volley.spark.scaling;

/**
 * Spark has been told that an executor is gone.
 *
 * @param executor Spark's id of it
 * @param reason for people
 */
public record Removal(String executor, String reason) {}
