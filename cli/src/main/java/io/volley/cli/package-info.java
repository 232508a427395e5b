/** The one command a user types. Each subcommand is a class; what they share is the {@link io.volley.testbed.Home}. */
@NullMarked
package io.volley.cli;

import org.jspecify.annotations.NullMarked;
