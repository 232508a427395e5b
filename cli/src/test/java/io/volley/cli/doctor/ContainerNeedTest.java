package io.volley.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerNeedTest {
    @Test
    void reckonsAsSparkDoesWhereNothingIsSet() {
        assertThat(ContainerNeed.ofExecutor(Settings.of(Map.of()))).isEqualTo(new ContainerNeed(1024 + 384, 1));
        assertThat(ContainerNeed.ofApplicationMaster(Settings.of(Map.of()))).isEqualTo(new ContainerNeed(512 + 384, 1));
    }

    @Test
    void addsOverheadByItsFactorAndMemoryOffTheHeapAndOfPython() {
        assertThat(ContainerNeed.ofExecutor(Settings.of(Map.of(
                        "spark.executor.memory", "8g",
                        "spark.executor.memoryOverheadFactor", "0.25",
                        "spark.executor.cores", "4",
                        "spark.executor.pyspark.memory", "2g",
                        "spark.memory.offHeap.enabled", "true",
                        "spark.memory.offHeap.size", "1073741824"))))
                .isEqualTo(new ContainerNeed(8192 + 2048 + 2048 + 1024, 4));
    }

    @Test
    void takesTheOverheadThatIsSet() {
        assertThat(ContainerNeed.ofExecutor(
                        Settings.of(Map.of("spark.executor.memory", "2048", "spark.executor.memoryOverhead", "100m"))))
                .isEqualTo(new ContainerNeed(2148, 1));
        assertThat(ContainerNeed.ofApplicationMaster(
                        Settings.of(Map.of("spark.yarn.am.memory", "1gb", "spark.yarn.am.memoryOverhead", "1"))))
                .isEqualTo(new ContainerNeed(1025, 1));
    }

    @Test
    void refusesWhatSparkWouldNotRead() {
        assertThatThrownBy(() -> ContainerNeed.ofExecutor(Settings.of(Map.of("spark.executor.memory", "much"))))
                .hasMessage("spark.executor.memory is \"much\", but must be a size; for example 4g");
        assertThatThrownBy(() -> ContainerNeed.ofExecutor(Settings.of(Map.of("spark.executor.cores", "all"))))
                .hasMessage("spark.executor.cores is \"all\", but must be a whole number; for example 4");
    }
}
