/** Figures of several rounds, for people and for programs. */
@NullMarked
package io.volley.cli.figure;

import org.jspecify.annotations.NullMarked;
