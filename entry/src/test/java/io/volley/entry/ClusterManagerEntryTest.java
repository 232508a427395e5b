package io.volley.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.junit.jupiter.api.Test;

class ClusterManagerEntryTest {
    private static final ClusterManagerEntry ON_JAVA_11 =
            new ClusterManagerEntry(new RunningJava("11.0.2", "/usr/lib/jvm/java-11"));

    @Test
    void isWhatSparkFindsForVolleysMasters() {
        assertThat(ServiceLoader.load(ExternalClusterManager.class))
                .filteredOn(manager -> manager.canCreate("spark-volley:yarn"))
                .singleElement()
                .isInstanceOf(ClusterManagerEntry.class);
    }

    @Test
    void leavesOtherMastersAloneOnAnyJava() {
        assertThat(ON_JAVA_11.canCreate("yarn")).isFalse();
        assertThat(ON_JAVA_11.canCreate("local[2]")).isFalse();
    }

    @Test
    void refusesADriverOnAnOlderJava() {
        assertThat(ON_JAVA_11.canCreate("spark-volley:yarn")).isTrue();
        assertThatThrownBy(ON_JAVA_11::manager)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Volley needs Java 17 or newer, but this driver runs on Java 11.0.2 (/usr/lib/jvm/java-11):"
                        + " set JAVA_HOME to a Java 17 where spark-submit runs");
    }

    /** As here, where this module is alone. */
    @Test
    void saysThatTheRestOfVolleyIsNotThere() {
        assertThatThrownBy(() -> new ClusterManagerEntry().manager())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("io.volley.spark.VolleyClusterManager cannot be loaded; it should be in the jar that"
                        + " io.volley.entry.Loaded is in");
    }
}
