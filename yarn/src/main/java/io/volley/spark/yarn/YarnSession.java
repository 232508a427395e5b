package io.volley.spark.yarn;

import com.google.common.collect.ImmutableMap;
import io.volley.coordination.DriverPresence;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import io.volley.coordination.RecordJson;
import io.volley.coordination.Spec;
import io.volley.core.record.Desired;
import io.volley.core.record.ExecutorSize;
import io.volley.core.settings.VolleySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;
import org.apache.spark.internal.config.package$;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application on YARN, from the driver's side: its id, its state in ZooKeeper, its files on the cluster. Whatever was
 * begun is undone when it closes.
 */
final class YarnSession implements Attempts, AutoCloseable {
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

    SharedState state() {
        return state;
    }

    YarnSettings settings() {
        return settings;
    }

    String applicationId() {
        return application.id().toString();
    }

    /**
     * Uploads, writes the first records, submits, and waits until the ApplicationMaster is there.
     *
     * @param size what an executor of the default profile takes; refused if YARN has no such container
     * @param first what is desired initially
     */
    void submit(ExecutorSize size, Desired first) throws IOException, YarnException, InterruptedException {
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

    /** Says which of these types of resources YARN lacks, and which it knows; empty if it lacks none. */
    Optional<String> lack(Set<String> resources) throws IOException, YarnException {
        return application.lack(resources);
    }

    /** What YARN says of the application; empty if it does not know it any more. */
    Optional<ApplicationReport> report() throws IOException, YarnException {
        return application.report();
    }

    /**
     * Waits until YARN says that the application is over, and ends it by force if that takes too long.
     *
     * @param limit how long the ApplicationMaster may take to give everything back
     */
    void awaitEnd(Duration limit) throws InterruptedException {
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

    /** Ends the application by force. */
    void kill(String why) {
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
        // First: nothing is uploaded yet if it is missing.
        Optional<PySpark> pySpark = PythonApplication.pySpark(conf, System.getenv(), sparkHome(conf));
        SparkJars spark = SparkJars.prepare(settings, sparkHome(conf), hadoop, staging);
        SubmittedFiles.distribute(context, hadoop);
        UserFiles user = UserFiles.prepare(settings, pySpark, staging);
        PythonFiles.path(conf, Optional.ofNullable(System.getenv("PYTHONPATH")), user.pythonPath());
        ImmutableMap<String, LaunchResource> resources = ImmutableMap.<String, LaunchResource>builder()
                .putAll(spark.resources())
                .putAll(user.resources())
                .put(ConfArchive.FOLDER, ConfArchive.upload(System.getenv(), staging))
                .buildKeepingLast();
        SecurityManager security = context.env().securityManager();
        return new ExecutorCommand(conf, settings, hadoop, applicationId(), context.sparkUser())
                .launch(
                        resources,
                        settings.executorJars(spark.classpath(), user.classpath()),
                        staging.directory().toString(),
                        security);
    }

    private Handover handover(ExecutorLaunch executors) {
        return new Handover(
                context.appName(),
                state.address(),
                state.isEmbedded(),
                Optional.of(executors),
                Optional.empty(),
                context.uiWebUrl().isDefined() ? context.uiWebUrl().get() : "",
                conf.get(package$.MODULE$.DRIVER_HOST_ADDRESS()),
                settings.preserveStaging() ? "" : staging.directory().toString(),
                settings.executorNodeLabel(),
                settings.idleHeartbeat(),
                settings.busyHeartbeat(),
                volley.driverAbsence());
    }

    /** The user's tokens, Spark's secret if it authenticates, and ours for ZooKeeper. */
    private Credentials credentials() throws IOException {
        UserGroupInformation user = UserGroupInformation.getCurrentUser();
        Credentials credentials = new Credentials(user.getCredentials());
        if (UserGroupInformation.isSecurityEnabled()) {
            new HadoopDelegationTokenManager(conf, hadoop, null).obtainDelegationTokens(credentials);
        }
        SecurityManager security = context.env().securityManager();
        if (security.isAuthenticationEnabled()) {
            credentials.addSecretKey(
                    SecurityManager.SECRET_LOOKUP_KEY(), security.getSecretKey().getBytes(StandardCharsets.UTF_8));
        }
        credentials.addSecretKey(new Text(Handover.SECRET_KEY), state.secret().getBytes(StandardCharsets.UTF_8));
        return credentials;
    }

    /** The driver's own Spark. */
    static Optional<String> sparkHome(SparkConf conf) {
        return Optional.ofNullable(System.getenv("SPARK_HOME"))
                .or(() -> Optional.ofNullable(conf.get("spark.home", null)));
    }
}
