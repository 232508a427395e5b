package io.volley.benchmarks.sql.job;

import io.volley.benchmarks.sql.SqlDataset;
import io.volley.benchmarks.sql.SqlWork;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** The tables of a benchmark as temporary views. Their columns are known beforehand: to look into the files is a Spark job. */
final class TableViews {
    private TableViews() {}

    static void create(SparkSession spark, SqlWork work) throws IOException {
        DataFolder folder = DataFolder.of(spark, work.data());
        SqlDataset dataset = folder.require();
        if (dataset.benchmark() != work.benchmark()) {
            throw new IllegalStateException("%s has data of %s, but queries of %s are to run"
                    .formatted(work.data(), dataset.benchmark(), work.benchmark()));
        }
        dataset.tables()
                .forEach((name, contents) -> spark.read()
                        .schema(contents.schema())
                        .parquet(folder.table(name))
                        .createOrReplaceTempView(name));
    }
}
