package io.volley.cli.demo;

import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The driver of the demo's job: how it is submitted, and where it leaves what it says. */
interface DemoDriver {
    /** A process that submits it, not started yet; where its output goes is the caller's affair. */
    ProcessBuilder submission(SparkProcess spark, List<String> words) throws IOException;

    /**
     * Called again and again while the job runs, and once more after it.
     *
     * @param events what the driver has seen so far
     * @return what to tell people now
     */
    Optional<String> look(List<DriverEvent> events) throws IOException;

    /** What it has printed, the job's report; empty if it has not been. */
    Optional<Path> output() throws IOException;

    /** Its log; empty if it has not been. */
    Optional<Path> log() throws IOException;

    /** What the demo has done to the application, and what became of that. */
    List<Timeline.Entry> entries(List<DriverEvent> events) throws IOException;

    /** What should not have become of it. */
    List<String> problems(List<DriverEvent> events);
}
