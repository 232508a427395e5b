/** The ApplicationMaster: a main class and thin shells over YARN's clients. There is no Spark on its classpath. */
@NullMarked
package io.volley.yarn;

import org.jspecify.annotations.NullMarked;
