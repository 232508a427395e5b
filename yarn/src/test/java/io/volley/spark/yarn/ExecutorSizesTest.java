package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.volley.core.record.ExecutorSize;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfile$;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutorSizesTest {
    @AfterEach
    void forgetTheDefaultProfile() {
        ResourceProfile$.MODULE$.clearDefaultProfile();
    }

    @Test
    void addsTheOverheadThatSparkAdds() {
        assertThat(defaultSize(conf())).isEqualTo(new ExecutorSize(1024 + 384, 1024, 1, ImmutableMap.of()));
    }

    @Test
    void honoursMemoryCoresAndOverhead() {
        SparkConf conf = conf().set("spark.executor.memory", "4g")
                .set("spark.executor.cores", "3")
                .set("spark.executor.memoryOverhead", "1g");

        assertThat(defaultSize(conf)).isEqualTo(new ExecutorSize(5120, 4096, 3, ImmutableMap.of()));
        assertThat(new ExecutorSizes(conf).slots(ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf)))
                .isEqualTo(3);
    }

    @Test
    void addsMemoryForPythonWhereExecutorsRunIt() {
        SparkConf conf = conf().set("spark.executor.pyspark.memory", "1g");

        assertThat(defaultSize(conf).containerMb()).isEqualTo(1024 + 384);
        conf.set("spark.yarn.isPython", "true");
        assertThat(defaultSize(conf)).isEqualTo(new ExecutorSize(1024 + 384 + 1024, 1024, 1, ImmutableMap.of()));
    }

    @Test
    void namesSparksResourcesAsYarnDoes() {
        SparkConf conf = conf().set("spark.executor.resource.gpu.amount", "2")
                .set("spark.task.resource.gpu.amount", "1")
                .set("spark.yarn.executor.resource.fast-disk.amount", "3k");

        assertThat(defaultSize(conf).resources())
                .containsExactlyInAnyOrderEntriesOf(ImmutableMap.of("yarn.io/gpu", 2L, "fast-disk", 3_000L));
    }

    @Test
    void keepsFromYarnWhatIsOnlySparks() {
        SparkConf conf = conf().set("spark.executor.resource.license.amount", "2")
                .set("spark.executor.resource.fpga.amount", "1")
                .set("spark.yarn.resourceFpgaDeviceName", "example.org/fpga");

        assertThat(defaultSize(conf).resources())
                .containsExactlyInAnyOrderEntriesOf(ImmutableMap.of("example.org/fpga", 1L));
    }

    @Test
    void requestsAllThatAFurtherProfileNames() {
        ResourceProfile profile = new ResourceProfileBuilder()
                .require(new ExecutorResourceRequests().resource("license", 2, "", ""))
                .build();

        assertThat(new ExecutorSizes(conf()).of(profile).resources())
                .containsExactlyInAnyOrderEntriesOf(ImmutableMap.of("license", 2L));
    }

    @Test
    void refusesAnAmountThatIsNoNumber() {
        SparkConf conf = conf().set("spark.yarn.executor.resource.fast-disk.amount", "some");

        assertThatThrownBy(() -> defaultSize(conf))
                .hasMessage(
                        "spark.yarn.executor.resource.fast-disk.amount is \"some\", but must be a number with one of"
                                + " YARN's units; for example 2 or 4G");
    }

    private static SparkConf conf() {
        return new SparkConf(false).set("spark.master", "spark-volley:yarn");
    }

    private static ExecutorSize defaultSize(SparkConf conf) {
        return new ExecutorSizes(conf).of(ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf));
    }
}
