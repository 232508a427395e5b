package io.volley.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What it proves depends on Spark, and not on the Scala that Spark is built for. Of the lines of one Spark it runs on the
 * first alone, unless the build is {@code -Pfull}.
 */
@Tag("on-one-scala")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface OnOneScala {}
