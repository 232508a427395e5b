/**
 * What Spark and YARN load of Volley first. It is compiled for Java 8, and the rest is loaded by name once the Java is new
 * enough: an older one would otherwise end with an UnsupportedClassVersionError, which tells nobody what to do.
 *
 * <p>Not marked by JSpecify, whose annotations name a constant that Java 8 does not have; NullAway checks it all the same.
 */
package io.volley.entry;
