package io.volley.coordination;

import java.time.Instant;

/**
 * Which application this is.
 *
 * @param name as Spark shows it
 * @param user whose application it is
 * @param sparkVersion such as {@code 3.5.6}
 * @param created when the driver wrote this
 */
public record Spec(String name, String user, String sparkVersion, Instant created) {}
