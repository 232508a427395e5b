package io.volley.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * What it proves is the same on every Spark line: ZooKeeper, YARN and the ApplicationMaster meet no class of Spark's. Runs on
 * the first line alone, unless the build is {@code -Pfull}.
 */
@Tag("on-one-line")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface OnOneLine {}
