package io.volley.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SchedulerBackend;
import org.junit.jupiter.api.Test;

class VolleyClusterManagerTest {
    private static final ClusterKind HERE = new Named("here");
    private static final ClusterKind THERE = new Named("there");

    @Test
    void findsTheKindThatServesAMaster() {
        assertThat(VolleyClusterManager.kind(master("spark-volley:there"), List.of(HERE, THERE)))
                .isSameAs(THERE);
    }

    @Test
    void listsWhatIsSupportedWhenTheWrappedMasterIsUnknown() {
        assertThatThrownBy(
                        () -> VolleyClusterManager.kind(master("spark-volley:mesos://h1:5050"), List.of(HERE, THERE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("master is \"spark-volley:mesos://h1:5050\", but Volley has no backend for"
                        + " \"mesos://h1:5050\"; supported: spark-volley:here, spark-volley:there");
    }

    private static MasterUrl master(String url) {
        return MasterUrl.parse(url).orElseThrow();
    }

    /** Serves one master by its name. */
    private record Named(String name) implements ClusterKind {
        @Override
        public boolean serves(MasterUrl master) {
            return master.wrapped().equals(name);
        }

        @Override
        public String example() {
            return MasterUrl.PREFIX + name;
        }

        @Override
        public String stageProfilesField() {
            return "isNone";
        }

        @Override
        public SchedulerBackend backend(VolleyTaskScheduler scheduler, SparkContext context, MasterUrl master) {
            throw new AssertionError("no application is started");
        }
    }
}
