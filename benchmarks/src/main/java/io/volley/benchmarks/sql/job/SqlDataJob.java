package io.volley.benchmarks.sql.job;

import io.volley.benchmarks.sql.SqlBenchmark;
import io.volley.benchmarks.sql.SqlDataWork;
import io.volley.benchmarks.sql.SqlDataset;
import io.volley.benchmarks.sql.SqlDataset.Contents;
import io.volley.benchmarks.sql.SqlTable;
import io.volley.testbed.process.ParentWatchdog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The driver that makes the data of a benchmark, once: it does nothing where that data is. Its argument is
 * {@link SqlDataWork} in JSON. Driver and executors need the generators' jar.
 */
public final class SqlDataJob {
    private SqlDataJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParentWatchdog.hold();
        SqlDataWork work = SqlDataWork.parse(arguments[0]);
        try (SparkSession spark =
                SparkSession.builder().appName(work.benchmark() + "-data").getOrCreate()) {
            DataFolder folder = DataFolder.of(spark, work.folder());
            TableGenerator generator = TableGenerator.of(work.benchmark());
            Optional<SqlDataset> there = folder.dataset();
            if (there.isEmpty()) {
                folder.complete(new SqlDataset(
                        work.benchmark(), work.scale(), generator.name(), work.files(), tables(spark, folder, work)));
                return;
            }
            there.get().fault(work, generator.name()).ifPresent(fault -> {
                throw new IllegalStateException(fault);
            });
        }
    }

    /** All at once: most of them have too few tasks to be worth waiting for. */
    private static Map<String, Contents> tables(SparkSession spark, DataFolder folder, SqlDataWork work)
            throws InterruptedException {
        List<Callable<Contents>> writers = new ArrayList<>();
        for (SqlTable table : work.benchmark().tables()) {
            writers.add(() -> write(spark, folder, work, table));
        }
        List<Contents> contents = AtOnce.all(writers);
        Map<String, Contents> tables = new TreeMap<>();
        for (int number = 0; number < contents.size(); number++) {
            tables.put(work.benchmark().tables().get(number).name(), contents.get(number));
        }
        return tables;
    }

    private static Contents write(SparkSession spark, DataFolder folder, SqlDataWork work, SqlTable table) {
        SqlBenchmark benchmark = work.benchmark();
        TableGenerator generator = TableGenerator.of(benchmark);
        String name = table.name();
        double scale = work.scale();
        int files = table.files(work.files());
        int parts = generator.parts(name, scale, files);
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(IntStream.rangeClosed(1, parts).boxed().toList(), parts)
                .flatMap(part -> TableGenerator.of(benchmark).rows(name, scale, part, parts));
        Dataset<Row> data = spark.createDataFrame(rows, generator.schema(name));
        (parts < files ? data.repartition(files) : data)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder.table(name));
        return new Contents(
                spark.read().parquet(folder.table(name)).count(),
                generator.schema(name).toDDL());
    }
}
