package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.spark.ClusterKind;
import io.volley.spark.MasterUrl;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class YarnTest {
    @Test
    void isFoundAsAServiceThatServesYarnAndNothingElse() {
        assertThat(ServiceLoader.load(ClusterKind.class)).singleElement().satisfies(kind -> {
            assertThat(kind).isInstanceOf(Yarn.class);
            assertThat(kind.serves(new MasterUrl("yarn"))).isTrue();
            assertThat(kind.serves(new MasterUrl("spark://h1:7077"))).isFalse();
        });
    }
}
