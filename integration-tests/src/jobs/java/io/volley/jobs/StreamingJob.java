package io.volley.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * Structured Streaming whose micro-batches are large, then small, then large again: one file a batch, one task a line. Each
 * phase goes on until the executors have followed.
 */
public final class StreamingJob {
    private static final int LARGE = 16;
    private static final int SMALL = 1;

    private final Path input = Files.createDirectories(Path.of("input").toAbsolutePath());
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final Job job;

    private StreamingJob(Job job) throws IOException {
        this.job = job;
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, StreamingQueryException, TimeoutException {
        try (Job job = new Job("streaming")) {
            new StreamingJob(job).run();
        }
    }

    private void run() throws IOException, InterruptedException, StreamingQueryException, TimeoutException {
        Facts facts = Facts.of(job);
        SparkSession spark = SparkSession.builder().getOrCreate();
        StreamingQuery query = spark.readStream()
                .option("maxFilesPerTrigger", 1)
                .text(input.toString())
                .writeStream()
                .option(
                        "checkpointLocation",
                        Path.of("checkpoint").toAbsolutePath().toString())
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (lines, batch) -> work(lines))
                .start();
        phase("up", LARGE, () -> job.executors().size() >= 3);
        phase("down", SMALL, () -> job.executors().size() <= 1);
        phase("upAgain", LARGE, () -> job.executors().size() >= 3);
        query.stop();
        Job.report("missing", written.get() - read.get());
        Job.report("failed", facts.failed());
        Job.report("fetchFailed", facts.fetchFailed());
    }

    /** Batches of so many lines, each when the one before is done, until the executors have followed. */
    private void phase(String name, int lines, BooleanSupplier followed) throws IOException, InterruptedException {
        AtomicInteger batches = new AtomicInteger();
        Job.await(name, () -> {
            if (read.get() == written.get()) {
                write(lines);
                batches.incrementAndGet();
            }
            return followed.getAsBoolean();
        });
        Job.await("the last batch", () -> read.get() == written.get());
        Job.report(name, batches.get() > 0);
    }

    private void write(int lines) {
        try {
            Path draft = input.resolveSibling("draft");
            Files.write(draft, Collections.nCopies(lines, "line"));
            written.addAndGet(lines);
            Files.move(draft, input.resolve("lines-" + files.incrementAndGet()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void work(Dataset<Row> lines) {
        int tasks = (int) lines.count();
        int millis = tasks == SMALL ? 200 : 1_500;
        lines.repartition(tasks).foreachPartition((ForeachPartitionFunction<Row>) part -> Thread.sleep(millis));
        read.addAndGet(tasks);
    }
}
