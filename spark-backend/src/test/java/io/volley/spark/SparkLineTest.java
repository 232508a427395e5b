package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkLineTest {
    @Test
    void runsInTheSparkItIsBuiltWith() {
        assertThatCode(() -> SparkLine.OURS.require(
                        org.apache.spark.package$.MODULE$.SPARK_VERSION(), scala.util.Properties.versionNumberString()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"3.5, 2.12, 3.5.0, 2.12.18", "3.5, 2.12, 3.5.1-amzn-0, 2.12.15", "4, 2.13, 4.3.0, 2.13.18"})
    void runsInEachReleaseOfItsLine(String spark, String scala, String sparkVersion, String scalaVersion) {
        assertThatCode(() -> new SparkLine(spark, scala).require(sparkVersion, scalaVersion))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.5.6 | 2.13.8  | add volley-spark-3.5_2.13-….jar in its place",
                "4.0.1 | 2.13.16 | add volley-spark-4_2.13-….jar in its place",
                "3.4.4 | 2.12.17 | there is Volley for Spark 3.5 for Scala 2.12 or 2.13, and Spark 4 for Scala 2.13"
            })
    void saysWhichJarIsForAnother(String sparkVersion, String scalaVersion, String advice) {
        assertThatThrownBy(() -> new SparkLine("3.5", "2.12").require(sparkVersion, scalaVersion))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this jar of Volley is for Spark 3.5 and Scala 2.12, but runs in Spark %s with Scala %s; %s"
                        .formatted(sparkVersion, scalaVersion, advice));
    }
}
