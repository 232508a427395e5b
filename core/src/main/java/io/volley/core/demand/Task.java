package io.volley.core.demand;

/**
 * One attempt of a task.
 *
 * @param id Spark's id of it, unique in the application
 * @param index its place in the stage, counted from 0
 * @param speculative whether it is a copy of one that runs
 */
public record Task(long id, int index, boolean speculative) {}
