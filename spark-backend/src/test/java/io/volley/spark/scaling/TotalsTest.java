package io.volley.spark.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.ProfileId;
import io.volley.spark.ScalaCollections;
import java.util.Map;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.junit.jupiter.api.Test;

class TotalsTest {
    @Test
    void namesProfilesByTheirIds() {
        ResourceProfile small = profile(1);
        ResourceProfile large = profile(8);

        assertThat(Totals.of(ScalaCollections.<ResourceProfile, Object>map(Map.of(small, 7, large, 2))))
                .isEqualTo(Map.of(new ProfileId(small.id()), 7, new ProfileId(large.id()), 2));
    }

    private static ResourceProfile profile(int cores) {
        return new ResourceProfileBuilder()
                .require(new ExecutorResourceRequests().cores(cores))
                .build();
    }
}
