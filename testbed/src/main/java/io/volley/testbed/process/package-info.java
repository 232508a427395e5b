/** Processes started for us and ended with us: a parent watchdog, a channel to the parent, and the search for what is left. */
@NullMarked
package io.volley.testbed.process;

import org.jspecify.annotations.NullMarked;
