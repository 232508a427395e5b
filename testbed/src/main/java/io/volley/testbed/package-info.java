/**
 * Clusters for a machine that has none, each in a process of its own, on loopback only, and gone without a trace when
 * the process that asked for it is gone. The demo and the integration tests use the same ones.
 */
@NullMarked
package io.volley.testbed;

import org.jspecify.annotations.NullMarked;
