package io.volley.jobs;

import io.volley.spark.Status;
import io.volley.spark.Volley;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * Queries of Spark SQL whose stages take very unequal times, so that most executors have nothing to do while one task runs
 * on: two of them alone, then all at once, as the sessions of a Thrift server have them; and then none.
 *
 * <p>The argument is how long a task sleeps, in thousandths of what the query says: 0 for a run that only tells the results.
 */
public final class SqlJob {
    private static final int QUICK_TASKS = 8;
    private static final String QUICK = "(SELECT slow(id, 400) % 4 AS k, id AS v FROM range(0, 8, 1, 8))";
    private static final String SLOW = "(SELECT slow(id, 7000) % 4 AS k, id AS v FROM range(0, 1, 1, 1))";
    private static final String SKEWED =
            "(SELECT slow(id, if(id = 7, 7000, 200)) % 3 AS k, id AS v FROM range(0, 8, 1, 8))";

    /** One task that ends when {@link #gate} is opened, however slow the machine. */
    private static final String HELD = "(SELECT held(id) % 4 AS k, id AS v FROM range(0, 1, 1, 1))";

    private static final String SKEWED_STAGE = "SELECT k, count(*), sum(v) FROM " + SKEWED + " GROUP BY k";

    private final SparkSession spark;
    private final Path gate;

    private SqlJob(SparkSession spark, Path gate) {
        this.spark = spark;
        this.gate = gate;
    }

    public static void main(String[] arguments) throws ExecutionException, InterruptedException, IOException {
        int thousandths = Integer.parseInt(arguments[0]);
        try (Job job = new Job("sql")) {
            SparkSession spark = SparkSession.builder().getOrCreate();
            spark.udf()
                    .register(
                            "slow",
                            (UDF2<Long, Integer, Long>) (id, millis) -> {
                                Thread.sleep((long) millis * thousandths / 1_000);
                                return id;
                            },
                            DataTypes.LongType);
            String gate = Path.of("held").toAbsolutePath().toString();
            spark.udf()
                    .register(
                            "held",
                            (UDF1<Long, Long>) id -> {
                                Job.await("the gate", () -> Files.exists(Path.of(gate)));
                                return id;
                            },
                            DataTypes.LongType);
            if (thousandths > 0) {
                // Planned once before: the first plan takes seconds on a slow machine, and idle executors would leave
                // meanwhile.
                spark.sql("EXPLAIN CODEGEN " + twoExchanges(HELD)).collectAsList();
                job.fillExecutors(4);
            }
            Repeats repeats = new Repeats();
            job.context().sc().addSparkListener(repeats);
            Facts facts = Facts.of(job);
            new SqlJob(spark, Path.of(gate)).run(repeats, thousandths > 0);
            if (thousandths > 0) {
                spark.catalog().clearCache();
                Job.await("all executors to go", () -> job.executors().isEmpty());
            }
            Job.report("again", repeats.repeated());
            Job.report("failed", facts.failed());
            Job.report("fetchFailed", facts.fetchFailed());
        }
    }

    private void run(Repeats repeats, boolean isScaled) throws ExecutionException, InterruptedException, IOException {
        Map<String, Callable<List<Row>>> queries = queries();
        ExecutorService sessions = Executors.newFixedThreadPool(queries.size());
        try {
            Future<String> alone = sessions.submit(() -> answer(sql(twoExchanges(HELD))));
            if (isScaled) {
                Job.await(
                        "executors to be parked that the query's long task does not need",
                        () -> repeats.done() >= QUICK_TASKS && isAnyParked());
            }
            Job.report("parked while a query ran", !alone.isDone());
            Files.createFile(gate);
            Job.report("two exchanges alone", alone.get());
            Job.report("skewed alone", answer(sql(SKEWED_STAGE)));
            Map<String, Future<String>> answers = new LinkedHashMap<>();
            queries.forEach((name, query) -> answers.put(name, sessions.submit(() -> answer(query))));
            for (Map.Entry<String, Future<String>> answer : answers.entrySet()) {
                Job.report(answer.getKey(), answer.getValue().get());
            }
        } finally {
            sessions.shutdownNow();
        }
    }

    private boolean isAnyParked() {
        Status.Profile profile = Volley.of(spark.sparkContext()).status().profile();
        return profile.parked() + profile.leaving() > 0;
    }

    private Map<String, Callable<List<Row>>> queries() {
        Map<String, Callable<List<Row>>> queries = new LinkedHashMap<>();
        queries.put("two exchanges", sql(twoExchanges(SLOW)));
        queries.put("skewed", sql(SKEWED_STAGE));
        queries.put(
                "window",
                sql("SELECT k, v, sum(v) OVER (PARTITION BY k ORDER BY v), rank() OVER (PARTITION BY k ORDER BY v DESC)"
                        + " FROM " + SKEWED));
        queries.put(
                "broadcast",
                sql("SELECT /*+ BROADCAST(s) */ q.k, count(*) FROM " + QUICK + " q JOIN (SELECT k, max(v) AS v FROM "
                        + SKEWED + " GROUP BY k) s ON q.k = s.k GROUP BY q.k"));
        queries.put(
                "reused exchange",
                sql("WITH sums AS (SELECT k, sum(v) AS v FROM " + SKEWED + " GROUP BY k)"
                        + " SELECT a.k, a.v, b.v FROM sums a JOIN sums b ON a.k = b.k"));
        queries.put(
                "subqueries",
                sql("SELECT k, count(*) FROM " + QUICK + " WHERE v >= (SELECT min(v) FROM " + SLOW
                        + ") AND k IN (SELECT k FROM " + SKEWED + ") GROUP BY k"));
        queries.put(
                "empty side",
                sql("SELECT q.k, s.v FROM " + QUICK + " q JOIN (SELECT k, sum(v) AS v FROM " + SKEWED
                        + " WHERE v > 1000 GROUP BY k) s ON q.k = s.k"));
        queries.put(
                "limit", sql("SELECT count(*) FROM (SELECT k, count(*) AS n FROM " + SKEWED + " GROUP BY k LIMIT 2)"));
        queries.put("cached", () -> {
            spark.sql("CACHE TABLE cached AS SELECT k, sum(v) AS v FROM " + SKEWED + " GROUP BY k");
            return spark.sql("SELECT sum(a.v), sum(b.v) FROM cached a JOIN " + SLOW + " b ON a.k = b.k")
                    .collectAsList();
        });
        queries.put(
                "rows as an RDD",
                () -> spark.sql("SELECT q.k, count(*) AS n FROM " + QUICK + " q JOIN " + SLOW
                                + " s ON q.k = s.k GROUP BY q.k")
                        .javaRDD()
                        .collect());
        return queries;
    }

    private static String twoExchanges(String slowSide) {
        return "SELECT q.k, count(*), sum(s.v) FROM " + QUICK + " q JOIN " + slowSide + " s ON q.k = s.k GROUP BY q.k";
    }

    private Callable<List<Row>> sql(String text) {
        return () -> spark.sql(text).collectAsList();
    }

    /** The rows, in an order that does not depend on who was ready first. */
    private static String answer(Callable<List<Row>> query) {
        try {
            return query.call().stream().map(Row::toString).sorted().collect(Collectors.joining(" "));
        } catch (Exception failure) {
            throw new IllegalStateException("a query failed", failure);
        }
    }

    /** Counts the tasks that did work that had been done before: whose output was lost, though it was needed. */
    private static final class Repeats extends SparkListener {
        private final Map<Integer, Object> outputs = new ConcurrentHashMap<>();
        private final Set<List<Object>> done = ConcurrentHashMap.newKeySet();
        private final AtomicInteger repeated = new AtomicInteger();

        private int done() {
            return done.size();
        }

        private int repeated() {
            return repeated.get();
        }

        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted event) {
            int stage = event.stageInfo().stageId();
            scala.Option<Object> shuffle = event.stageInfo().shuffleDepId();
            outputs.put(stage, shuffle.isDefined() ? "shuffle " + shuffle.get() : "stage " + stage);
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd event) {
            if (event.reason() == Success$.MODULE$
                    && !done.add(List.of(
                            outputs.getOrDefault(event.stageId(), "unknown"),
                            event.taskInfo().partitionId()))) {
                repeated.incrementAndGet();
            }
        }
    }
}
