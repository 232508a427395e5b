package io.volley.cli.doctor;

import static io.volley.cli.doctor.Finding.State.FAULT;
import static io.volley.cli.doctor.Finding.State.OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueCheckTest {
    private static final ImmutableMap<String, String> QUEUES = ImmutableMap.of(
            "queue.root.default", "RUNNING leaf 40 %",
            "queue.root.etl", "RUNNING parent 60 %",
            "queue.root.etl.nightly", "RUNNING leaf",
            "queue.root.etl.adhoc", "STOPPED leaf",
            "queue.root.adhoc", "RUNNING leaf");

    @ParameterizedTest
    @ValueSource(
            strings = {"default", "root.default", "nightly", "etl.nightly", "root.etl.nightly", "adhoc", "root.adhoc"})
    void takesALeafByItsPathOrByANameThatNoOtherHas(String queue) {
        assertThat(check(queue).state()).isEqualTo(OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"typo", "root.typo.default", "default.nightly", "etl.default"})
    void takesNoOther(String queue) {
        assertThat(check(queue).found())
                .isEqualTo(
                        "there is no queue \"%s\"; there are adhoc, default, etl.adhoc, etl.nightly".formatted(queue));
    }

    @Test
    void takesNoParent() {
        assertThat(check("etl"))
                .isEqualTo(Finding.fault(
                        "queue",
                        "\"etl\" is a parent of queues and takes no applications",
                        "Set spark.yarn.queue to one of etl.adhoc, etl.nightly."));
    }

    @Test
    void takesNoneThatDoesNotRun() {
        assertThat(check("etl.adhoc").found()).isEqualTo("\"etl.adhoc\" is STOPPED");
    }

    @Test
    void doesNotGuessWhichOfTwoIsMeant() {
        YarnFacts two = YarnFacts.of(
                ImmutableMap.of("queue.root.a.nightly", "RUNNING leaf", "queue.root.b.nightly", "RUNNING leaf"));

        Finding finding = QueueCheck.of("nightly", two.queues());

        assertThat(finding.state()).isEqualTo(FAULT);
        assertThat(finding.found()).isEqualTo("\"nightly\" may be root.a.nightly or root.b.nightly");
    }

    private static Finding check(String queue) {
        return QueueCheck.of(queue, YarnFacts.of(QUEUES).queues());
    }
}
