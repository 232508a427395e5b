package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.jobs.SecuredJob;
import io.volley.testbed.yarn.KerberosFiles;
import io.volley.testbed.yarn.YarnProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * YARN and HDFS that ask for tickets of Kerberos: how drivers come by one, and what executors get. All applications run at
 * once, with their files in the homes of their users.
 */
@OnOneLine
class SecureYarnIT {
    private static final String HDFS = "HDFS_DELEGATION_TOKEN";

    private static final List<Submission> SUBMISSIONS = new ArrayList<>();

    private static YarnPlace cluster;
    private static Submission byKeytab;
    private static Submission byTicket;
    private static Submission forAnother;
    private static Submission byKeytabInCluster;
    private static Submission byTicketInCluster;

    @BeforeAll
    static void submit() throws IOException {
        cluster = YarnPlace.start(YarnProcess.Shape.nodes(2).secured());
        KerberosFiles kerberos = cluster.yarn().kerberos();
        String keytab = kerberos.keytab("alice").toString();
        byKeytab = withoutTicket(new Submission(cluster, "keytab"))
                .startByCommand(
                        List.of("--master", "yarn", "--principal", kerberos.principal("alice"), "--keytab", keytab),
                        SecuredJob.class);
        byKeytabInCluster = withoutTicket(Submission.inClusterMode(cluster, "cluster-keytab"))
                .with("spark.kerberos.principal", kerberos.principal("alice"))
                .with("spark.kerberos.keytab", keytab)
                .startInCluster(SecuredJob.class);
        byTicketInCluster = withTicket(Submission.inClusterMode(cluster, "cluster-ticket"), "bob")
                .startInCluster(SecuredJob.class);
        byTicket = withTicket(new Submission(cluster, "ticket"), "bob").start(SecuredJob.class);
        forAnother = withTicket(new Submission(cluster, "proxy-user"), "alice")
                .option("--proxy-user", "bob")
                .start(SecuredJob.class);
    }

    @AfterAll
    static void end() {
        SUBMISSIONS.forEach(Submission::close);
        cluster.close();
    }

    private static Submission withTicket(Submission submission, String user) {
        return secured(submission)
                .environment(
                        "KRB5CCNAME", cluster.yarn().kerberos().tickets(user).toString());
    }

    private static Submission withoutTicket(Submission submission) {
        return secured(submission)
                .environment("KRB5CCNAME", submission.folder().resolve("none").toString());
    }

    private static Submission secured(Submission submission) {
        SUBMISSIONS.add(submission);
        return submission
                .without("spark.yarn.stagingDir")
                .environment("JAVA_TOOL_OPTIONS", cluster.yarn().kerberos().javaOption());
    }

    @Test
    void logsInFromAKeytab() throws Exception {
        assertWorked(byKeytab, "alice");
        assertThat(byKeytab.log()).contains("Deleted staging directory hdfs:");
    }

    @Test
    void takesTheTicketThatSparkSubmitIsCalledWith() throws Exception {
        assertWorked(byTicket, "bob");
        assertThat(byTicket.log()).contains("Deleted staging directory hdfs:");
    }

    @Test
    void actsForAnotherUser() throws Exception {
        assertWorked(forAnother, "bob");
        assertThat(forAnother.log()).contains("Deleted staging directory hdfs:");
    }

    @Test
    void givesTheKeytabToADriverInTheClusterAlone() throws Exception {
        assertWorked(byKeytabInCluster, "alice");
        assertThat(byKeytabInCluster.reported("driver.keytabs").orElseThrow()).startsWith("alice.keytab-");
        assertThat(byKeytabInCluster.applicationMasterLog()).doesNotContain("Could not delete");
    }

    /** Spark sends executors all that such a driver's user has. */
    @Test
    void runsADriverInTheClusterWithTokensAlone() throws Exception {
        assertWorked(byTicketInCluster, "bob");
        assertThat(byTicketInCluster.applicationMasterLog()).doesNotContain("Could not delete");
    }

    /** As the user, on hosts that were named, and with nothing on executors that is not theirs. */
    private static void assertWorked(Submission submission, String user) throws InterruptedException {
        assertThat(submission.awaitExit()).as(submission::describe).isZero();
        assertThat(submission.reported("sum")).as(submission::describe).contains("1000");
        assertThat(submission.reported("written")).contains("3");
        assertThat(submission.reported("driver.user")).contains(user);
        assertThat(submission.reported("driver.tokens")).contains(HDFS);
        assertThat(submission.reported("driver.secrets")).contains("");
        assertThat(submission.reported("executor.user")).contains(user);
        assertThat(submission.reported("executor.tokens")).contains(HDFS);
        assertThat(submission.reported("executor.secrets")).contains("");
        assertThat(submission.reported("executor.keytabs")).contains("");
        assertThat(submission.applicationMasterLog())
                .as("the hosts of each batch")
                .containsPattern("batch 1: requested on .* \\(\\d+\\)")
                .doesNotContain("YARN does not report which nodes have room");
    }
}
