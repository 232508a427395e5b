/** Commands whose work lies in other modules: their options, and nothing else. */
@NullMarked
package io.volley.cli.command;

import org.jspecify.annotations.NullMarked;
