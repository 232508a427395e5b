package io.volley.coordination;

/**
 * Where the driver lives.
 *
 * @param host its host
 * @param processId its process there
 */
public record DriverPresence(String host, long processId) {}
