package io.volley.spark.yarn;

import io.volley.coordination.ApplicationNodes;
import io.volley.coordination.DriverPresence;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.RecordJson;
import io.volley.coordination.Spec;
import io.volley.coordination.Store;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorSize;
import io.volley.core.settings.VolleySettings;
import io.volley.spark.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.internal.config.package$;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application that the driver submits and that ends with it, in client mode: its id, its state in ZooKeeper, its files
 * on the cluster. Whatever was begun is undone when it closes.
 */
final class YarnSession implements ApplicationSession {
    private static final Logger LOG = LoggerFactory.getLogger(YarnSession.class);

    private final SparkContext context;
    private final SparkConf conf;
    private final VolleySettings volley;
    private final YarnSettings settings;
    private final Configuration hadoop;
    private final YarnApplication application;
    private final SharedState state;
    private final Staging staging;

    private YarnSession(
            SparkContext context,
            VolleySettings volley,
            Configuration hadoop,
            YarnApplication application,
            Staging staging,
            SharedState state) {
        this.context = context;
        this.conf = context.conf();
        this.volley = volley;
        this.settings = new YarnSettings(conf);
        this.hadoop = hadoop;
        this.application = application;
        this.state = state;
        this.staging = staging;
    }

    /** Gets an application id of YARN and a place for its state in ZooKeeper; nothing is submitted yet. */
    static YarnSession open(SparkContext context, VolleySettings volley) throws IOException, YarnException {
        Configuration hadoop = new YarnConfiguration(context.hadoopConfiguration());
        YarnApplication application = YarnApplication.create(hadoop);
        try {
            CallerContexts.submitter(context.conf(), application.id().toString());
            Staging staging = Staging.of(new YarnSettings(context.conf()), hadoop, application.id());
            // Last of all: whatever fails before has no ZooKeeper to close.
            SharedState state = SharedState.open(
                    application.id().toString(),
                    volley,
                    hadoop,
                    SharedState.listenAddress(context.conf(), volley),
                    localFolder(context.env()));
            return new YarnSession(context, volley, hadoop, application, staging, state);
        } catch (IOException | RuntimeException failure) {
            application.close();
            throw failure;
        }
    }

    /** Spark's own folder on this host; the method of Spark that tells it has another signature in each release. */
    private static Path localFolder(SparkEnv env) {
        Path ofDriver = Path.of(env.driverTmpDir().get());
        return Objects.requireNonNullElse(ofDriver.getParent(), ofDriver);
    }

    @Override
    public Store store() {
        return state.store();
    }

    @Override
    public ApplicationNodes nodes() {
        return state.nodes();
    }

    @Override
    public YarnSettings settings() {
        return settings;
    }

    @Override
    public String applicationId() {
        return application.id().toString();
    }

    /** Uploads, writes the first records, submits, and waits until the ApplicationMaster is there. */
    @Override
    public void begin(ExecutorSize size, Desired first) throws IOException, YarnException, InterruptedException {
        application.requireRoomFor(
                "An executor",
                size.containerMb(),
                size.cores(),
                "spark.executor.memory, spark.executor.memoryOverhead, spark.executor.pyspark.memory or"
                        + " spark.executor.cores");
        application.requireTypes(size.resources().keySet());
        application.requireRoomFor(
                "The ApplicationMaster",
                (long) settings.amMemoryMb() + settings.amOverheadMb(),
                settings.amCores(),
                "spark.yarn.am.memory or spark.yarn.am.cores");
        ProxiedPages.begin(context, application.id(), hadoop);
        staging.create();
        ExecutorLaunch executors = executorLaunch();
        ContainerLaunchContext amContainer = new AmContainer(settings, volley.amHadoop(), hadoop, staging)
                .launch(RecordJson.write(handover(executors)), credentials(), sparkHome(conf), applicationId());
        amContainer.setApplicationACLs(AmContainer.acls(executors.viewers(), executors.modifiers()));
        state.store()
                .write(
                        state.nodes().spec(),
                        new Spec(context.appName(), context.sparkUser(), context.version(), Instant.now()));
        state.store().write(state.nodes().desired(), first);
        state.announce(new DriverPresence(
                conf.get(package$.MODULE$.DRIVER_HOST_ADDRESS()),
                ProcessHandle.current().pid()));
        application.submit(context.appName(), settings, amContainer);
        application.awaitRunning(settings.launchMonitorInterval());
    }

    @Override
    public Optional<String> lack(Set<String> resources) throws IOException, YarnException {
        return application.lack(resources);
    }

    @Override
    public boolean mayAskYarn() {
        return true;
    }

    @Override
    public Optional<ApplicationReport> report() throws IOException, YarnException {
        return application.report();
    }

    @Override
    public void contextEnded(int exitCode, ApplicationFailure failure, YarnCluster cluster) {
        cluster.end(failure.ending(exitCode));
    }

    @Override
    public void awaitEnd(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (System.nanoTime() < end) {
                Optional<ApplicationReport> report = report();
                if (report.isEmpty()
                        || YarnApplication.OVER.contains(report.get().getYarnApplicationState())) {
                    return;
                }
                Thread.sleep(100);
            }
        } catch (IOException | YarnException failure) {
            LOG.warn("Could not find out from YARN whether application {} has ended", applicationId(), failure);
        }
        LOG.warn("The ApplicationMaster of {} has not ended in {} s: killing it", applicationId(), limit.toSeconds());
        application.kill("the ApplicationMaster did not exit after the driver ended");
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
    public void kill(String why) {
        application.kill(why);
    }

    /** Deletes the staging directory and the nodes in ZooKeeper, and disconnects. */
    @Override
    public void close() {
        if (!settings.preserveStaging()) {
            staging.delete();
        }
        state.close();
        application.close();
    }

    private ExecutorLaunch executorLaunch() throws IOException {
        SubmittedFiles.distribute(context, hadoop);
        ContainerFiles files = ContainerFiles.upload(conf, hadoop, staging);
        return new ExecutorCommand(conf, settings, hadoop, applicationId(), context.sparkUser())
                .launch(
                        files.resources(),
                        settings.executorJars(files.sparkJars(), files.userJars()),
                        staging.directory().toString(),
                        context.env().securityManager());
    }

    private Handover handover(ExecutorLaunch executors) {
        return new Handover(
                context.appName(),
                state.address(),
                state.isEmbedded(),
                Optional.of(executors),
                Optional.empty(),
                ProxiedPages.url(context)
                        .or(() -> HistoryPages.inPlaceOfTheDrivers(settings, hadoop, application.id()))
                        .orElse(""),
                HistoryPages.of(settings, hadoop, application.id()).orElse(""),
                conf.get(package$.MODULE$.DRIVER_HOST_ADDRESS()),
                settings.preserveStaging() ? "" : staging.directory().toString(),
                settings.executorNodeLabel(),
                settings.idleHeartbeat(),
                settings.busyHeartbeat(),
                volley.driverAbsence());
    }

    private Credentials credentials() throws IOException {
        SecurityManager security = context.env().securityManager();
        return SubmissionCredentials.of(
                conf,
                hadoop,
                application::token,
                security.isAuthenticationEnabled() ? Optional.of(security.getSecretKey()) : Optional.empty(),
                state.secret());
    }

    /** The driver's own Spark. */
    static Optional<String> sparkHome(SparkConf conf) {
        return Optional.ofNullable(System.getenv("SPARK_HOME"))
                .or(() -> Optional.ofNullable(conf.get("spark.home", null)));
    }
}
