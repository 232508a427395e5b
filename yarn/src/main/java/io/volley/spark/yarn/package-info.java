/** The driver's side of YARN: the submission, and the backend that tells the ApplicationMaster what is wanted. */
@NullMarked
package io.volley.spark.yarn;

import org.jspecify.annotations.NullMarked;
