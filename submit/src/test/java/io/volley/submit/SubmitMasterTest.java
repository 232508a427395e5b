package io.volley.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitMasterTest {
    @ParameterizedTest
    @CsvSource({
        "yarn, spark-volley:yarn, Using --master spark-volley:yarn in place of yarn",
        "spark://h1:7077, spark-volley:spark://h1:7077, Using --master spark-volley:spark://h1:7077 in place of spark://h1:7077",
        "local[2], local[2], The master local[2] is neither yarn nor spark://…: running without Volley",
        "spark-volley:yarn, spark-volley:yarn,",
        "spark-volley:spark://h1:7077, spark-volley:spark://h1:7077,",
    })
    void putsVolleyInChargeOfYarnAndStandalone(String named, String master, String note) {
        assertThat(SubmitMaster.of(Optional.of(named))).isEqualTo(new SubmitMaster(master, Optional.ofNullable(note)));
    }

    @Test
    void severalStandaloneMastersAreOne() {
        SubmitMaster master = SubmitMaster.of(Optional.of("spark://h1:7077,h2:7077"));

        assertThat(master.master()).isEqualTo("spark-volley:spark://h1:7077,h2:7077");
        assertThat(master.isOurStandalone()).isTrue();
        assertThat(master.isOurYarn()).isFalse();
    }

    @Test
    void isYarnWhereNoneIsNamed() {
        SubmitMaster master = SubmitMaster.of(Optional.empty());

        assertThat(master)
                .isEqualTo(new SubmitMaster(
                        "spark-volley:yarn", Optional.of("No --master is given: using spark-volley:yarn")));
        assertThat(master.isOurYarn()).isTrue();
    }

    @Test
    void leavesARequestToStandalonesMaster() {
        assertThat(SubmitMaster.ofRequest(Optional.of("spark://h:7077"))).isEqualTo("spark://h:7077");
        assertThat(SubmitMaster.ofRequest(Optional.of("yarn"))).isEqualTo("spark-volley:yarn");
        assertThat(SubmitMaster.ofRequest(Optional.empty())).isEqualTo("spark-volley:yarn");
    }
}
