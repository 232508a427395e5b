package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.spark.scaling.ClusterContract;
import io.volley.spark.scaling.PlayedCluster;
import org.junit.jupiter.api.Test;

/** The port to YARN keeps what every cluster promises. */
class YarnClusterTest extends ClusterContract {
    @Override
    protected PlayedCluster play() {
        return new PlayedYarn();
    }

    @Test
    void failsTheLoopWithAnErrorOfTheStore() {
        Error error = new NoClassDefFoundError("a class is missing");
        try (PlayedYarn yarn = new PlayedYarn()) {
            Runnable fact = yarn.failStore(error);

            assertThatThrownBy(fact::run).isSameAs(error);
        }
    }
}
