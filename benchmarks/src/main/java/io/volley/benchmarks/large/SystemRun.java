package io.volley.benchmarks.large;

/** One application on a simulated cluster, in processes of its own. */
interface SystemRun extends AutoCloseable {
    /** Its ApplicationMaster has registered when this returns, and wants nothing yet. */
    void start();

    /**
     * Wants executors, in the steps of a schedule.
     *
     * @param hosts how many nodes tasks would like to run on
     * @return when that began, in milliseconds since 1970
     */
    long want(Schedule schedule, int executors, int hosts);

    /** What the ApplicationMaster has taken so far; under stock Spark its driver is in the same JVM. */
    ProcessUsage usage();

    /** Ends the application as a success. */
    void finish();

    /** Ends what is left of it; may be called twice. */
    @Override
    void close();
}
