package io.volley.spark.line;

/** Scala 2.12. */
public final class ScalaVersion {
    /** Its first two numbers. */
    public static final String NAME = "2.12";

    private ScalaVersion() {}
}
