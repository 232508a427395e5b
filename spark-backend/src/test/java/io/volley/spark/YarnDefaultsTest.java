package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class YarnDefaultsTest {
    private final Configuration hadoop = new Configuration(false);
    private final SparkConf conf = new SparkConf(false);

    @Test
    void takeThePortOfTheClustersShuffleServiceUnlessItIsSet() {
        YarnDefaults.readShuffleServicePort(conf, hadoop);
        assertThat(conf.contains("spark.shuffle.service.port")).isFalse();

        hadoop.set("spark.shuffle.service.port", "7447");
        YarnDefaults.readShuffleServicePort(conf, hadoop);
        assertThat(conf.get("spark.shuffle.service.port")).isEqualTo("7447");

        conf.set("spark.shuffle.service.port", "7337");
        YarnDefaults.readShuffleServicePort(conf, hadoop);
        assertThat(conf.get("spark.shuffle.service.port")).isEqualTo("7337");
    }

    @Test
    void makeUpASecretForEachApplicationThatAuthenticates() {
        YarnDefaults.makeUpSecret(conf);
        assertThat(conf.contains("spark.authenticate.secret")).isFalse();

        SparkConf another = new SparkConf(false).set("spark.authenticate", "true");
        YarnDefaults.makeUpSecret(conf.set("spark.authenticate", "true"));
        YarnDefaults.makeUpSecret(another);
        assertThat(conf.get("spark.authenticate.secret"))
                .hasSizeGreaterThan(20)
                .isNotEqualTo(another.get("spark.authenticate.secret"));
    }

    @Test
    void leaveASecretThatIsNamed() {
        YarnDefaults.makeUpSecret(
                conf.set("spark.authenticate", "true").set("spark.authenticate.secret", "the user's own"));
        assertThat(conf.get("spark.authenticate.secret")).isEqualTo("the user's own");

        SparkConf fromFile =
                new SparkConf(false).set("spark.authenticate", "true").set("spark.authenticate.secret.file", "secret");
        YarnDefaults.makeUpSecret(fromFile);
        assertThat(fromFile.contains("spark.authenticate.secret")).isFalse();
    }
}
