/**
 * All decisions of Volley, as pure functions on immutable records. Nothing in here knows a clock, a thread, a socket, a
 * logger, Spark, Hadoop or ZooKeeper; what it needs of the world is a parameter.
 */
@NullMarked
package io.volley.core;

import org.jspecify.annotations.NullMarked;
