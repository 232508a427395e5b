/** What figures are written as: drawings, JSON. */
@NullMarked
package io.volley.simulation.report;

import org.jspecify.annotations.NullMarked;
