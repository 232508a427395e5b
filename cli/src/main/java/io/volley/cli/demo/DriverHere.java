package io.volley.cli.demo;

import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The driver in SparkSubmit's own process.
 *
 * @param submissionsOutput the file with that process's standard output
 * @param submissionsLog the file with its standard error
 */
record DriverHere(Path submissionsOutput, Path submissionsLog) implements DemoDriver {
    @Override
    public ProcessBuilder submission(SparkProcess spark, List<String> words) throws IOException {
        return spark.submit(words);
    }

    @Override
    public Optional<String> look(List<DriverEvent> events) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> output() {
        return Optional.of(submissionsOutput);
    }

    @Override
    public Optional<Path> log() {
        return Optional.of(submissionsLog);
    }

    @Override
    public List<Timeline.Entry> entries(List<DriverEvent> events) {
        return List.of();
    }

    @Override
    public List<String> problems(List<DriverEvent> events) {
        return List.of();
    }
}
