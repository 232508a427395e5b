package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.FailoverJob;
import io.volley.jobs.PhasesJob;
import io.volley.testbed.process.FreePorts;
import io.volley.testbed.yarn.YarnProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of YARN itself are lost: the ResourceManager for a while, a node for good. */
@OnOneLine
class YarnLossesIT {
    private static final List<String> ADDRESSES = List.of(
            "yarn.resourcemanager.address",
            "yarn.resourcemanager.scheduler.address",
            "yarn.resourcemanager.resource-tracker.address",
            "yarn.resourcemanager.admin.address",
            "yarn.resourcemanager.webapp.address");

    @Test
    void losesNothingWhenTheResourceManagerIsRestarted(@TempDir Path states) throws Exception {
        try (YarnPlace cluster = YarnPlace.start(recovering(states));
                Submission submission = new Submission(cluster, "rm-restart")) {
            submission.start(PhasesJob.class, submission.folder().toString());
            submission.awaitReport("running");
            cluster.yarn().restartResourceManager();
            submission.touch("more");
            submission.awaitReport("requested");
            cluster.yarn().restartResourceManager();
            assertThat(submission.awaitReport("more")).as(submission::describe).isEqualTo("[1, 2, 3, 4]");
            submission.touch("fewer");
            submission.awaitReport("released");
            cluster.yarn().restartResourceManager();
            assertThat(submission.awaitReport("fewer")).as(submission::describe).isEqualTo("[3, 4]");
            submission.touch("end");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("tasksRerun"))
                    .as(submission::describe)
                    .contains("0");
            assertThat(submission.reported("executorsGone"))
                    .as("those that were released, and no others")
                    .contains("2");
            assertThat(submission.log()).as(submission::describe).doesNotContain("attempt 2");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** With the node of the ApplicationMaster its executors go; the others stay, and the lost ones are replaced. */
    @Test
    void replacesWhatANodeTakesAlong() throws Exception {
        try (YarnPlace cluster = YarnPlace.start(YarnProcess.Shape.nodes(2));
                Submission submission = new Submission(cluster, "node-lost").with("spark.executor.instances", "4")) {
            submission.start(FailoverJob.class, submission.folder().toString(), "0", "4");
            submission.awaitReport("reading");
            cluster.yarn().stopNodeManager(Containers.node(Containers.applicationMaster(cluster)));
            submission.awaitLog("ApplicationMaster attempt 2 is running");
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
            assertThat(submission.reported("sumAgain")).contains("1000");
            Leftovers.assertNone(cluster, submission);
        }
    }

    private static YarnProcess.Shape recovering(Path states) throws IOException {
        YarnProcess.Shape shape = YarnProcess.Shape.nodes(2)
                .with("yarn.resourcemanager.recovery.enabled", "true")
                .with(
                        "yarn.resourcemanager.store.class",
                        "org.apache.hadoop.yarn.server.resourcemanager.recovery.FileSystemRMStateStore")
                .with("yarn.resourcemanager.fs.state-store.uri", states.toUri().toString())
                .with("yarn.resourcemanager.connect.retry-interval.ms", "500")
                .with("yarn.minicluster.fixed.ports", "true")
                .with("yarn.minicluster.use-rpc", "true")
                .with("yarn.nodemanager.address", "127.0.0.1:0")
                .with("yarn.nodemanager.localizer.address", "127.0.0.1:0")
                .with("yarn.nodemanager.collector-service.address", "127.0.0.1:0")
                .with("yarn.nodemanager.webapp.address", "127.0.0.1:0");
        for (String address : ADDRESSES) {
            shape = shape.with(address, "127.0.0.1:" + FreePorts.one());
        }
        return shape;
    }
}
