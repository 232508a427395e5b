/** The settings of Volley: each declared once, read and checked together. */
@NullMarked
package io.volley.core.settings;

import org.jspecify.annotations.NullMarked;
