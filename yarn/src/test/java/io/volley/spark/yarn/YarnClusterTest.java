package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ProfileId;
import io.volley.spark.scaling.ClusterContract;
import io.volley.spark.scaling.PlayedCluster;
import io.volley.spark.scaling.Target;
import org.junit.jupiter.api.Test;

/** The port to YARN keeps what every cluster promises. */
class YarnClusterTest extends ClusterContract {
    @Override
    protected PlayedCluster play() {
        return new PlayedYarn();
    }

    @Test
    void deletesWhatItHasBeenToldOfEnds() {
        try (PlayedYarn yarn = new PlayedYarn()) {
            yarn.cluster()
                    .want(
                            ImmutableSortedMap.of(ProfileId.DEFAULT, new Target(1, ImmutableList.of("a test"))),
                            profile -> ImmutableMap.of());
            yarn.answer();
            yarn.crash("1");
            yarn.answer();

            assertThat(yarn.removed()).hasSize(1);
            yarn.awaitNoExits();
        }
    }

    @Test
    void failsTheLoopWithAnErrorOfTheStore() {
        Error error = new NoClassDefFoundError("a class is missing");
        try (PlayedYarn yarn = new PlayedYarn()) {
            yarn.failStore(error).run();

            assertThatThrownBy(() -> yarn.cluster().want(ImmutableSortedMap.of(), profile -> ImmutableMap.of()))
                    .as("what is wanted can be written no more")
                    .isSameAs(error);
        }
    }
}
