/** Whether Volley fits where somebody wants to run it: pure checks of what probes have found, a finding each. */
@NullMarked
package io.volley.cli.doctor;

import org.jspecify.annotations.NullMarked;
