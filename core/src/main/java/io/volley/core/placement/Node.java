package io.volley.core.placement;

/**
 * A node of the cluster and what is free on it.
 *
 * @param name as YARN's scheduler names it
 * @param host its host
 * @param freeMb free memory in MiB
 * @param freeCores free virtual cores
 */
public record Node(String name, String host, long freeMb, int freeCores) {}
