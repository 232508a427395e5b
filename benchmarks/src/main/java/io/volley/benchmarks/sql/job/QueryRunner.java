package io.volley.benchmarks.sql.job;

import io.volley.benchmarks.race.job.JobRecording.Part;
import io.volley.benchmarks.sql.QueryText;
import io.volley.benchmarks.sql.ResultFolder;
import io.volley.benchmarks.sql.SqlShape;
import io.volley.benchmarks.sql.SqlWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;

/** Runs the queries of a work, says so on standard output, and keeps what they return where results are wanted. */
final class QueryRunner {
    /** Spark's name for the local property that says which pool a thread's jobs are in. */
    private static final String POOL = "spark.scheduler.pool";

    private final SparkSession spark;
    private final SqlWork work;
    private final Map<String, QueryText> texts;

    private QueryRunner(SparkSession spark, SqlWork work, Map<String, QueryText> texts) {
        this.spark = spark;
        this.work = work;
        this.texts = texts;
    }

    /** With the texts of its queries. */
    static QueryRunner of(SparkSession spark, SqlWork work) throws IOException {
        Map<String, QueryText> texts = new LinkedHashMap<>();
        for (String query : work.queries()) {
            texts.put(query, QueryText.read(Path.of(work.texts()), query));
        }
        return new QueryRunner(spark, work, texts);
    }

    /**
     * What a stream has run.
     *
     * @param answers by the names of the queries; nothing where results are not wanted
     */
    record StreamRun(List<Part> parts, Map<String, Answer> answers) {}

    /**
     * Runs all streams to their ends.
     *
     * @param started when the load began
     */
    List<StreamRun> run(long started) throws InterruptedException {
        List<Callable<StreamRun>> streams = new ArrayList<>();
        for (int stream = 0; stream < work.streams(); stream++) {
            int number = stream;
            streams.add(() -> stream(number, started));
        }
        return AtOnce.all(streams);
    }

    /** What all of them have run, in the order of the ends. */
    static List<Part> parts(List<StreamRun> streams) {
        return streams.stream()
                .flatMap(stream -> stream.parts().stream())
                .sorted(Comparator.comparingLong(part -> part.due() + part.millis()))
                .toList();
    }

    private StreamRun stream(int number, long started) {
        if (work.shape() == SqlShape.THROUGHPUT) {
            spark.sparkContext().setLocalProperty(POOL, "stream-" + number);
        }
        List<Part> parts = new ArrayList<>();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String query : work.order(number)) {
            spark.sparkContext().setJobDescription(query);
            long now = System.currentTimeMillis();
            long due = work.shape() == SqlShape.RECURRING ? started : now;
            long start = System.nanoTime();
            Answer answer = Answer.to(spark, query, text(query).sql());
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            parts.add(new Part(query, due, now - due + took, false));
            System.out.printf("%s of stream %d: %d ms%n", query, number, took);
            if (work.results()) {
                answers.put(query, answer);
            }
        }
        return new StreamRun(parts, answers);
    }

    private QueryText text(String query) {
        return Objects.requireNonNull(texts.get(query), query);
    }

    /** Writes what is wanted of results; queries with a limit run once more, without it. */
    void write(List<StreamRun> streams, ResultFolder folder) throws IOException {
        for (int stream = 0; stream < streams.size(); stream++) {
            for (Map.Entry<String, Answer> answer :
                    streams.get(stream).answers().entrySet()) {
                folder.write(stream, answer.getKey(), answer.getValue().result());
            }
        }
        if (work.results()) {
            for (Map.Entry<String, QueryText> text : texts.entrySet()) {
                Optional<String> unlimited = text.getValue().withoutLimit();
                if (unlimited.isPresent()) {
                    folder.writeUnlimited(
                            text.getKey(),
                            Answer.to(spark, text.getKey(), unlimited.get()).result());
                }
            }
        }
    }
}
