package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and exception are those of stock Spark's client: there are programs that read them. */
class ApplicationEndTest {
    private static final ApplicationId ID = ApplicationId.newInstance(1, 7);

    @ParameterizedTest
    @CsvSource({
        "FINISHED, FAILED, finished with failed status",
        "FAILED, UNDEFINED, finished with failed status",
        "KILLED, UNDEFINED, is killed",
        "FINISHED, KILLED, is killed",
        "FINISHED, UNDEFINED, is undefined",
    })
    void isSparksExceptionUnlessItIsASuccess(
            YarnApplicationState state, FinalApplicationStatus status, String message) {
        ApplicationEnd end = ApplicationEnd.of(report(state, status)).orElseThrow();

        assertThatThrownBy(() -> end.requireSuccess(ID))
                .isInstanceOf(SparkException.class)
                .hasMessageContaining("application_1_0007")
                .hasMessageEndingWith(message);
    }

    @Test
    void isNoExceptionIfItIsASuccess() {
        ApplicationEnd end = ApplicationEnd.of(report(YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED))
                .orElseThrow();

        assertThatCode(() -> end.requireSuccess(ID)).doesNotThrowAnyException();
    }

    @Test
    void hasNotComeWhileTheApplicationRuns() {
        assertThat(ApplicationEnd.of(report(YarnApplicationState.RUNNING, FinalApplicationStatus.UNDEFINED)))
                .isEmpty();
    }

    private static ApplicationReport report(YarnApplicationState state, FinalApplicationStatus status) {
        ApplicationReport report = Records.newRecord(ApplicationReport.class);
        report.setYarnApplicationState(state);
        report.setFinalApplicationStatus(status);
        return report;
    }
}
