package io.volley.cli.demo;

import io.volley.testbed.process.LogTail;
import io.volley.testbed.spark.SparkProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One run of the demo's job, from its submission to its end.
 *
 * @param output the file for what the submission prints
 * @param log the file for its log
 * @param verbose whether people see that log too
 */
record DemoRun(
        SparkProcess spark,
        DemoJob job,
        DemoDriver driver,
        DemoCluster cluster,
        Path output,
        Path log,
        boolean verbose) {
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final int TAIL = 25;

    /** What it came to: the problems, none if all is well. */
    record Outcome(String report, Timeline timeline, List<String> problems) {}

    Outcome run() throws IOException, InterruptedException {
        ProcessBuilder builder = driver.submission(spark, job.arguments()).redirectOutput(output.toFile());
        if (!verbose) {
            builder.redirectError(log.toFile());
        }
        long submittedAt = System.currentTimeMillis();
        Process process = builder.start();
        if (verbose) {
            Tee.start(process.getErrorStream(), log, System.err);
        }
        Thread end = new Thread(process::destroyForcibly, "end-job");
        Runtime.getRuntime().addShutdownHook(end);
        follow(process);
        Runtime.getRuntime().removeShutdownHook(end);
        return outcome(submittedAt, process.exitValue());
    }

    private void follow(Process process) throws IOException, InterruptedException {
        Progress progress = new Progress(System.err, Boolean.getBoolean("volley.terminal") && !verbose);
        boolean ended = false;
        while (!ended) {
            ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            List<DriverEvent> events = DriverEvent.read(job.events());
            progress.show(events);
            Optional<String> news = driver.look(events);
            if (news.isPresent()) {
                progress.end();
                System.err.println(news.get());
            }
        }
        progress.end();
    }

    private Outcome outcome(long submittedAt, int status) throws IOException {
        List<DriverEvent> events = DriverEvent.read(job.events());
        Timeline timeline = new Timeline(submittedAt, events, cluster.batches().read(log), driver.entries(events));
        Optional<Path> printed = driver.output();
        String report =
                printed.isPresent() ? new String(Files.readAllBytes(printed.get()), StandardCharsets.UTF_8) : "";
        List<String> problems = new ArrayList<>(timeline.missing());
        problems.addAll(driver.problems(events));
        if (status != 0) {
            problems.add("SparkSubmit ended with status " + status);
        }
        if (report.isBlank()) {
            problems.add("the job printed no report");
        }
        return new Outcome(report, timeline, problems);
    }

    /** The ends of the logs, for people who look for the cause of a problem. */
    List<String> tails() throws IOException {
        List<Path> logs = new ArrayList<>(cluster.process().logs());
        logs.add(log);
        driver.log().filter(drivers -> !drivers.equals(log)).ifPresent(logs::add);
        return logs.stream().map(file -> LogTail.of(file, TAIL)).toList();
    }
}
