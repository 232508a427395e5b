package io.volley.entry;

import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmitOperation;

/** How Spark finds who answers {@code --kill} and {@code --status} for {@code spark-volley:yarn}. */
public final class SubmitOperationEntry implements SparkSubmitOperation {
    private static final String MASTER = "spark-volley:yarn";
    private static final String OPERATION = "io.volley.spark.yarn.YarnSubmitOperation";

    private final RunningJava java;

    /** Made by Spark, by name. */
    public SubmitOperationEntry() {
        this(RunningJava.here());
    }

    SubmitOperationEntry(RunningJava java) {
        this.java = java;
    }

    @Override
    public boolean supports(String master) {
        return master.equals(MASTER);
    }

    /** @throws IllegalStateException if this Java is too old */
    @Override
    public void kill(String submission, SparkConf conf) {
        operation().kill(submission, conf);
    }

    /** @throws IllegalStateException if this Java is too old */
    @Override
    public void printSubmissionStatus(String submission, SparkConf conf) {
        operation().printSubmissionStatus(submission, conf);
    }

    private SparkSubmitOperation operation() {
        return Loaded.on(java, "set JAVA_HOME to a Java 17").make(OPERATION, SparkSubmitOperation.class);
    }
}
