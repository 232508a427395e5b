package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DroppedOptionsTest {
    private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit ";

    @Test
    void areNamedWithWhatToDo() {
        assertThat(DroppedOptions.warning(
                        SUBMIT + "--master spark-volley:yarn --queue q --num-executors=3 --class C app.jar"))
                .contains("spark-submit has dropped --num-executors and --queue, because it takes spark-volley:yarn for"
                        + " Standalone; submit with volley submit, or use --conf spark.executor.instances=… and --conf"
                        + " spark.yarn.queue=…");
        assertThat(DroppedOptions.warning(SUBMIT + "--verbose --principal ann --keytab ann.keytab pyspark-shell"))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("dropped --keytab and --principal,")
                        .endsWith("or use kinit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SUBMIT + "--master spark-volley:yarn --conf spark.yarn.queue=q --class C app.jar",
                SUBMIT + "--class C app.jar --queue mine --num-executors 3",
                SUBMIT + "--new-option app.jar --queue mine",
                SUBMIT + "--queue",
                "io.volley.submit.VolleySubmit --queue q app.jar",
                "com.example.Job --queue q",
                "",
            })
    void areNone(String command) {
        assertThat(DroppedOptions.warning(command)).isEmpty();
    }
}
