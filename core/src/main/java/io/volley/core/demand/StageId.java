package io.volley.core.demand;

/**
 * One attempt of a stage.
 *
 * @param stage Spark's id of the stage
 * @param attempt Spark's number of the attempt, counted from 0
 */
public record StageId(int stage, int attempt) {}
