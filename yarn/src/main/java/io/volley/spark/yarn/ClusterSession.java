package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.DriverHandover;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Store;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorSize;
import io.volley.spark.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkContext;

/**
 * The application that has started this driver, in cluster mode. It was there before, and ends with the program and not with
 * Spark's context: nothing of it is this driver's to delete.
 */
final class ClusterSession implements ApplicationSession {
    private final SparkContext context;
    private final DriverProcess process;
    private final Configuration hadoop;
    private final YarnSettings settings;
    private final YarnApplication application;

    private ClusterSession(
            SparkContext context, DriverProcess process, Configuration hadoop, YarnApplication application) {
        this.context = context;
        this.process = process;
        this.hadoop = hadoop;
        this.settings = new YarnSettings(context.conf());
        this.application = application;
    }

    static ClusterSession open(SparkContext context, DriverProcess process) {
        Configuration hadoop = new YarnConfiguration(context.hadoopConfiguration());
        ApplicationId id = ApplicationId.fromString(process.handover().applicationId());
        return new ClusterSession(context, process, hadoop, YarnApplication.of(id, hadoop));
    }

    @Override
    public String applicationId() {
        return process.handover().applicationId();
    }

    @Override
    public YarnSettings settings() {
        return settings;
    }

    @Override
    public Store store() {
        return process.store();
    }

    @Override
    public ApplicationNodes nodes() {
        return process.nodes();
    }

    /** Tells how executors are started, before any is desired: only now are the driver's address and the program's settings known. */
    @Override
    public void begin(ExecutorSize size, Desired first) throws IOException, YarnException {
        if (mayAskYarn()) {
            application.requireTypes(size.resources().keySet());
        }
        process.program().contextStarted();
        store().write(nodes().launch(), executorLaunch());
        store().write(nodes().desired(), first);
        process.show(ProxiedPages.url(context)
                .or(() -> HistoryPages.inPlaceOfTheDrivers(settings, hadoop, application.id())
                        .map(pages -> pages + "/" + process.run())));
    }

    private ExecutorLaunch executorLaunch() {
        DriverHandover handover = process.handover();
        return new ExecutorCommand(context.conf(), settings, hadoop, applicationId(), context.sparkUser())
                .launch(
                        handover.executorFiles(),
                        settings.executorJars(handover.sparkJars(), userJars()),
                        handover.stagingDirectory(),
                        context.env().securityManager());
    }

    /** The user's on the executors' class path; none if executors are to fetch them. */
    private ImmutableList<String> userJars() {
        DriverHandover handover = process.handover();
        if (!SubmittedFiles.jarsAreServed(context.conf())) {
            return handover.userJars();
        }
        for (String jar : handover.program().jars()) {
            context.addJar(ProgramLoader.uri(jar, System.getenv()).toString());
        }
        return ImmutableList.of();
    }

    @Override
    public Optional<String> lack(Set<String> resources) throws IOException, YarnException {
        return mayAskYarn() ? application.lack(resources) : Optional.empty();
    }

    /** With Kerberos only a driver that has logged in itself: a container has no token for the ResourceManager. */
    @Override
    public boolean mayAskYarn() {
        try {
            return !UserGroupInformation.isSecurityEnabled()
                    || UserGroupInformation.getLoginUser().hasKerberosCredentials();
        } catch (IOException nobody) {
            return false;
        }
    }

    @Override
    public Optional<ApplicationReport> report() throws IOException, YarnException {
        return application.report();
    }

    @Override
    public void failing(String reason) {
        process.program().failed(reason);
    }

    @Override
    public void contextEnded(int exitCode, ApplicationFailure failure, YarnCluster cluster) {
        cluster.wantNothing();
        failure.reason().ifPresent(this::failing);
    }

    @Override
    public void awaitEnd(Duration limit) {
        // It goes on without Spark's context.
    }

    @Override
    public void kill(String why) {
        failing(why);
    }

    @Override
    public int failedAttempts() throws IOException, YarnException {
        return application.failedAttempts(settings.attemptFailuresValidity());
    }

    @Override
    public int mostAttempts() {
        return settings.mostAttempts(hadoop);
    }

    @Override
    public void failAttempt(ApplicationAttemptId attempt) throws IOException, YarnException {
        application.failAttempt(attempt);
    }

    @Override
    public void close() {
        application.close();
    }
}
