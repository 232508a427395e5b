package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.EndingJob;
import io.volley.jobs.EndingJob.End;
import io.volley.testbed.process.Processes;
import io.volley.testbed.yarn.YarnProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What may be lost while a program runs in the cluster: its driver, alone or with others, and ZooKeeper. */
@OnOneLine
@ExtendWith(YarnPlace.Shared.class)
class ClusterLossesIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    void beginsAgainIfTheDriverIsKilledForItsMemory(YarnPlace cluster) throws Exception {
        try (Submission submission = Submission.inClusterMode(cluster, "cluster-greedy")
                .with("spark.driver.extraJavaOptions", "-XX:MaxDirectMemorySize=4g")) {
            int exit = submission
                    .startInCluster(EndingJob.class, End.TAKES_MEMORY.name())
                    .awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reports("run=")).containsExactlyInAnyOrder("1", "2");
            assertThat(submission.applicationMasterLog())
                    .contains("run 1 of the driver is over, and run 2 begins: ")
                    .contains("was killed for exceeding its memory; raise spark.driver.memoryOverhead");
            Leftovers.assertNoneOnCluster(cluster, submission);
        }
    }

    @Test
    void beginsAgainIfTheDriverIsKilledWithItsApplicationMaster(YarnPlace cluster) throws Exception {
        try (Submission submission = atGate(Submission.inClusterMode(cluster, "cluster-both-killed"))) {
            submission.awaitLine("run=1");
            List.of(Containers.driver(cluster), Containers.applicationMaster(cluster))
                    .forEach(Processes::kill);
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reports("run=")).containsExactlyInAnyOrder("1", "2");
            assertThat(submission.applicationMasterLog())
                    .contains("Attempt 2 of the ApplicationMaster starts", "starting run 2 of the driver");
            Leftovers.assertNoneOnCluster(cluster, submission);
        }
    }

    /** Its exit status is all that the driver can tell of the program's end. */
    @Test
    void endsWellWhileZooKeeperIsAway(YarnPlace shared) throws Exception {
        try (YarnPlace cluster = shared.withItsOwnZooKeeper();
                Submission submission = atGate(Submission.inClusterMode(cluster, "cluster-no-zookeeper"))) {
            submission.awaitLine("run=1");
            cluster.zooKeeper().close();
            submission.touch("gate");
            awaitApplicationMasters("the application has succeeded", submission);
            cluster.zooKeeper().start(LIMIT);
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.reports("run=")).containsExactly("1");
            Leftovers.assertNone(cluster, submission);
        }
    }

    /** One run is all that it may have: neither of these counts. */
    @Test
    void losesNoRunWithANodeOrByPreemption() throws Exception {
        try (YarnPlace cluster = YarnPlace.start(preempting());
                YarnClient yarn = Clients.yarn(cluster);
                Submission submission = atGate(Submission.inClusterMode(cluster, "cluster-preempted")
                        .with("spark.yarn.maxAppAttempts", "1")
                        .with("spark.executor.instances", "1"))) {
            submission.awaitLine("run=1");
            cluster.yarn().stopNodeManager(Containers.node(Containers.driver(cluster)));
            submission.awaitLine("run=2");
            ApplicationId urgent = submitUrgent(yarn);
            awaitApplicationMasters("was preempted for another queue or application", submission);
            yarn.killApplication(urgent);
            submission.touch("gate");
            int exit = submission.awaitExit();

            assertThat(exit).as(submission::describe).isZero();
            assertThat(submission.applicationMasterLog())
                    .contains("was lost: its node was lost", "was preempted for another queue or application");
            Leftovers.assertNoneOnCluster(cluster, submission);
        }
    }

    /** Started; its program waits for the file {@code gate}. */
    private static Submission atGate(Submission submission) throws IOException {
        return submission.startInCluster(
                EndingJob.class,
                End.RETURNS.name(),
                submission.folder().resolve("gate").toString());
    }

    private static void awaitApplicationMasters(String text, Submission submission) {
        Awaitility.await("\"" + text + "\" in the ApplicationMaster's log")
                .atMost(LIMIT)
                .until(() -> submission.applicationMasterLog().contains(text));
    }

    /** Of its two nodes each has room for one ApplicationMaster, one driver and one executor. */
    private static YarnProcess.Shape preempting() {
        String preemption = "yarn.resourcemanager.monitor.capacity.preemption.";
        String queues = "yarn.scheduler.capacity.root.";
        return new YarnProcess.Shape(2, 3072, 16, Map.of())
                // The ResourceManager gives a node up that it does not hear for so long; by default ten minutes.
                .with("yarn.nm.liveness-monitor.expiry-interval-ms", "10000")
                .with("yarn.resourcemanager.scheduler.monitor.enable", "true")
                .with(preemption + "monitoring_interval", "500")
                .with(preemption + "max_wait_before_kill", "500")
                .with(preemption + "total_preemption_per_round", "1.0")
                .with(preemption + "natural_termination_factor", "1.0")
                .with(queues + "queues", "default,urgent")
                .with(queues + "default.capacity", "10")
                .with(queues + "default.user-limit-factor", "10")
                .with(queues + "urgent.capacity", "90");
    }

    /** An application that on one node fits beside the ApplicationMaster, and not beside the driver as well. */
    private static ApplicationId submitUrgent(YarnClient yarn) throws IOException, YarnException {
        ApplicationSubmissionContext context = yarn.createApplication().getApplicationSubmissionContext();
        context.setApplicationName("urgent");
        context.setQueue("urgent");
        context.setResource(Resource.newInstance(2048, 1));
        context.setMaxAppAttempts(1);
        context.setAMContainerSpec(
                ContainerLaunchContext.newInstance(Map.of(), Map.of(), List.of("sleep infinity"), null, null, null));
        return yarn.submitApplication(context);
    }
}
