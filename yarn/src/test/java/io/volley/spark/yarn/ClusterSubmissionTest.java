package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.core.settings.SettingsException;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class ClusterSubmissionTest {
    /** All at once, and before YARN or ZooKeeper is asked anything: there is none here. */
    @Test
    void saysThatItNeedsAQuorumBesideWhateverElseIsWrong() {
        SparkConf conf = new SparkConf(false).set("spark.volley.driver.grace", "soon");

        assertThatThrownBy(() -> ClusterSubmission.open(conf))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("spark.volley.zookeeper.connect is not set, but in cluster mode")
                .hasMessageContaining("name a quorum, such as zk1:2181,zk2:2181, or hadoop for the one")
                .hasMessageContaining("spark.volley.driver.grace is \"soon\", but must be");
    }
}
