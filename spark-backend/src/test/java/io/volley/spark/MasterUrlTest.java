package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MasterUrlTest {
    @Test
    void leavesOtherMastersAlone() {
        assertThat(MasterUrl.parse("yarn")).isEmpty();
        assertThat(MasterUrl.parse("spark://h1:7077")).isEmpty();
    }

    @Test
    void knowsYarn() {
        assertThat(MasterUrl.parse("spark-volley:yarn")
                        .orElseThrow()
                        .requireSupported()
                        .isYarn())
                .isTrue();
    }

    @Test
    void listsWhatIsSupportedWhenTheWrappedMasterIsUnknown() {
        MasterUrl mesos = MasterUrl.parse("spark-volley:mesos://h1:5050").orElseThrow();

        assertThatThrownBy(mesos::requireSupported)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("master is \"spark-volley:mesos://h1:5050\", but Volley has no backend for"
                        + " \"mesos://h1:5050\"; supported: spark-volley:yarn");
    }
}
