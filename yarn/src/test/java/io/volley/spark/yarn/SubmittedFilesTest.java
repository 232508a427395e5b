package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmittedFilesTest {
    private final SparkConf conf = new SparkConf(false);
    private final List<String> served =
            new ArrayList<>(List.of("/a/lib.jar", "vault://b/lib.jar", "/a/table.csv", "/a/env.zip#env"));

    @Test
    void joinThoseOfSparksSettingsForYarn() {
        conf.set("spark.yarn.dist.jars", "hdfs:/base.jar,local:/opt/udf.jar").set("spark.yarn.dist.files", "");

        distribute();

        assertThat(conf.get("spark.yarn.dist.jars")).isEqualTo("hdfs:/base.jar,local:/opt/udf.jar,/a/lib.jar");
        assertThat(conf.get("spark.yarn.dist.files")).isEqualTo("/a/table.csv");
        assertThat(conf.get("spark.yarn.dist.archives")).isEqualTo("/a/env.zip#env");
        assertThat(served).containsExactly("vault://b/lib.jar");
    }

    @Test
    void leaveJarsToSparkThatAreToComeBeforeItsOwn() {
        conf.set("spark.executor.userClassPathFirst", "true");

        distribute();

        assertThat(conf.contains("spark.yarn.dist.jars")).isFalse();
        assertThat(conf.get("spark.yarn.dist.files")).isEqualTo("/a/table.csv");
        assertThat(served).containsExactly("/a/lib.jar", "vault://b/lib.jar");
    }

    @Test
    void leaveTheSettingsAsTheyAreWhereThereAreNone() {
        served.clear();

        distribute();

        assertThat(conf.getAll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/my lib.jar, true",
        "file:/opt/lib.jar, true",
        "local:/opt/lib.jar, true",
        "hdfs://nn/lib.jar, true",
        "vault://nn/lib.jar, false",
        "ivy://com.example:lib:1.0, false",
        "spark://h:1/jars/lib.jar, false",
        "https://example.com/lib.jar, true",
        "https://example.com/lib.jar?token=abc, false",
        "/opt/what?.jar, true",
    })
    void stayWithSparkWhereNoFileSystemOfHadoopsCanReadThem(String place, boolean readable) {
        Configuration hadoop = new Configuration(false);
        hadoop.setClass("fs.hdfs.impl", RawLocalFileSystem.class, FileSystem.class);

        assertThat(SubmittedFiles.isOnFileSystem(place, hadoop)).isEqualTo(readable);
    }

    private void distribute() {
        SubmittedFiles.distribute(
                conf, place -> !place.startsWith("vault:"), withSuffix(".jar"), withSuffix(".csv"), withSuffix("#env"));
    }

    /** A kind of file that the driver serves, by how its name ends. */
    private SubmittedFiles.Served withSuffix(String suffix) {
        return which -> {
            ImmutableList<String> withheld = served.stream()
                    .filter(place -> place.endsWith(suffix))
                    .filter(which)
                    .collect(ImmutableList.toImmutableList());
            served.removeAll(withheld);
            return withheld;
        };
    }
}
