package io.volley.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmitOperation;
import org.junit.jupiter.api.Test;

class SubmitOperationEntryTest {
    private static final SubmitOperationEntry ON_JAVA_11 =
            new SubmitOperationEntry(new RunningJava("11.0.2", "/usr/lib/jvm/java-11"));

    @Test
    void isWhatSparkFindsForVolleyOnYarn() {
        assertThat(ServiceLoader.load(SparkSubmitOperation.class))
                .filteredOn(operation -> operation.supports("spark-volley:yarn"))
                .singleElement()
                .isInstanceOf(SubmitOperationEntry.class);
    }

    @Test
    void leavesOtherMastersAloneOnAnyJava() {
        assertThat(ON_JAVA_11.supports("yarn")).isFalse();
        assertThat(ON_JAVA_11.supports("k8s://https://h")).isFalse();
    }

    @Test
    void refusesAnOlderJava() {
        assertThatThrownBy(() -> ON_JAVA_11.kill("application_1_0001", new SparkConf(false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Volley needs Java 17 or newer, but this driver runs on Java 11.0.2");
    }
}
