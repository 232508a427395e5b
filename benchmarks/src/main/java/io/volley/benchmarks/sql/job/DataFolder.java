package io.volley.benchmarks.sql.job;

import io.volley.benchmarks.sql.SqlDataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A folder with a benchmark's tables, each a folder of Parquet files.
 *
 * @param configuration Hadoop's, with its file systems
 */
record DataFolder(Path folder, Configuration configuration) {
    static DataFolder of(SparkSession spark, String folder) {
        return new DataFolder(new Path(folder), spark.sparkContext().hadoopConfiguration());
    }

    String table(String name) {
        return new Path(folder, name).toString();
    }

    /** What its data is; empty where it is not complete. */
    Optional<SqlDataset> dataset() throws IOException {
        FileSystem files = folder.getFileSystem(configuration);
        if (!files.exists(marker())) {
            return Optional.empty();
        }
        try (InputStream marker = files.open(marker())) {
            return Optional.of(SqlDataset.parse(new String(marker.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /**
     * What its data is.
     *
     * @throws IllegalStateException if it is not complete
     */
    SqlDataset require() throws IOException {
        return dataset()
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no complete data: there is no %s; make the data first".formatted(folder, marker())));
    }

    /** Says that its data is complete. */
    void complete(SqlDataset dataset) throws IOException {
        FileSystem files = folder.getFileSystem(configuration);
        try (OutputStream marker = files.create(marker(), true)) {
            marker.write(dataset.json().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path marker() {
        return new Path(folder, SqlDataset.MARKER);
    }
}
