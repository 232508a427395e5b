package io.volley.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningJavaTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.7.0_80", "1.8.0_402", "9", "11.0.2", "11", "16-ea"})
    void isTooOldBefore17(String version) {
        assertThat(fault(version)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.15", "17-ea", "17.0.15+6-Debian", "21-ea", "25", "100"})
    void isNewEnoughFrom17On(String version) {
        assertThat(fault(version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seventeen", "2026.11"})
    void getsTheBenefitOfTheDoubtIfItsVersionTellsNothing(String version) {
        assertThat(fault(version)).isEmpty();
    }

    @Test
    void tellsTheApplicationMastersUserWhichSettingNamesANewerOne() {
        assertThat(ApplicationMasterEntry.fault(new RunningJava("1.8.0_402", "/usr/lib/jvm/java-8/jre")))
                .contains("Volley needs Java 17 or newer, but the ApplicationMaster on this node runs on Java 1.8.0_402"
                        + " (/usr/lib/jvm/java-8/jre): set spark.yarn.appMasterEnv.JAVA_HOME to a Java 17 that is on"
                        + " all nodes");
    }

    @Test
    void tellsTheSameOfADriverOfClusterMode() {
        assertThat(DriverEntry.fault(new RunningJava("11.0.2", "/opt/java-11")))
                .contains("Volley needs Java 17 or newer, but the driver on this node runs on Java 11.0.2"
                        + " (/opt/java-11): set spark.yarn.appMasterEnv.JAVA_HOME to a Java 17 that is on all nodes");
    }

    private static Optional<String> fault(String version) {
        return new RunningJava(version, "/opt/java").fault("somebody", "do something");
    }
}
