package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.spark.yarn.Yarn;
import org.junit.jupiter.api.Test;

class MasterUrlTest {
    @Test
    void leavesOtherMastersAlone() {
        assertThat(MasterUrl.parse("yarn")).isEmpty();
        assertThat(MasterUrl.parse("spark://h1:7077")).isEmpty();
    }

    @Test
    void knowsYarn() {
        MasterUrl yarn = MasterUrl.parse("spark-volley:yarn").orElseThrow();

        assertThat(yarn.isYarn()).isTrue();
        assertThat(VolleyClusterManager.kind(yarn)).isInstanceOf(Yarn.class);
    }

    @Test
    void listsWhatIsSupportedWhenTheWrappedMasterIsUnknown() {
        MasterUrl mesos = MasterUrl.parse("spark-volley:mesos://h1:5050").orElseThrow();

        assertThatThrownBy(() -> VolleyClusterManager.kind(mesos))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("master is \"spark-volley:mesos://h1:5050\", but Volley has no backend for"
                        + " \"mesos://h1:5050\"; supported: spark-volley:yarn");
    }
}
