package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.DriverLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.RecordJson;
import io.volley.coordination.Spec;
import io.volley.coordination.ZooKeeperAddress;
import io.volley.core.record.ExecutorSize;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.VolleySettings;
import io.volley.core.settings.ZooKeeperSettings;
import io.volley.spark.CheckedSettings;
import io.volley.spark.ConfiguredZooKeeper;
import io.volley.spark.ShadedLogging;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SecurityManager;
import org.apache.spark.SecurityManager$;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.package$;
import org.apache.spark.resource.ResourceProfile$;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application that is submitted in cluster mode: its driver is started by its ApplicationMaster. Until it has been
 * submitted all that was begun is undone when this closes; from then on the application lives without the submitter, who only
 * cleans up after it if he sees its end.
 */
final class ClusterSubmission implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSubmission.class);

    private final SparkConf conf;
    private final VolleySettings volley;
    private final YarnSettings settings;
    private final Configuration hadoop;
    private final YarnApplication application;
    private final Staging staging;
    private final SharedState state;
    private final SubmittersLauncher launcher;
    private boolean goesOn;

    private ClusterSubmission(
            SparkConf conf,
            VolleySettings volley,
            Configuration hadoop,
            YarnApplication application,
            Staging staging,
            SharedState state) {
        this.conf = conf;
        this.volley = volley;
        this.settings = new YarnSettings(conf);
        this.hadoop = hadoop;
        this.application = application;
        this.staging = staging;
        this.state = state;
        this.launcher = new SubmittersLauncher(conf, () -> application.kill("the launcher of Spark has stopped it"));
    }

    /**
     * Gets an application id of YARN and a place for its state in ZooKeeper; nothing is submitted yet.
     *
     * @throws SettingsException naming every setting that is not legal
     */
    static ClusterSubmission open(SparkConf conf) throws IOException, YarnException {
        Configuration hadoop = new YarnConfiguration(SparkHadoopUtil.get().newConfiguration(conf));
        VolleySettings volley = checked(conf, hadoop).volley();
        ShadedLogging.hush();
        ZooKeeperAddress quorum = ConfiguredZooKeeper.of(volley, hadoop).orElseThrow();
        YarnApplication application = YarnApplication.create(hadoop);
        try {
            CallerContexts.submitter(conf, application.id().toString());
            Staging staging = Staging.of(new YarnSettings(conf), hadoop, application.id());
            // Last of all: whatever fails before has no ZooKeeper to leave.
            SharedState state = SharedState.connect(application.id().toString(), volley, quorum);
            return new ClusterSubmission(conf, volley, hadoop, application, staging, state);
        } catch (IOException | RuntimeException failure) {
            application.close();
            throw failure;
        }
    }

    private static CheckedSettings checked(SparkConf conf, Configuration hadoop) {
        YarnSettings stock = new YarnSettings(conf);
        stock.warnings(hadoop).forEach(LOG::warn);
        String connect = conf.get(ZooKeeperSettings.CONNECT.key(), "");
        ImmutableList.Builder<String> faults = ImmutableList.<String>builder()
                .addAll(stock.faults())
                .addAll(ConfiguredZooKeeper.faults(connect, hadoop));
        if (connect.isBlank()) {
            faults.add(ZooKeeperSettings.CONNECT.key()
                    + " is not set, but in cluster mode the application's state must outlive its driver, and so cannot be"
                    + " in a ZooKeeper of the driver's own; name a quorum, such as zk1:2181,zk2:2181, or hadoop for the one"
                    + " that hadoop.zk.address names");
        }
        return CheckedSettings.of(conf, faults.build());
    }

    /** Uploads, writes the first record, and submits. */
    void submit(ClusterArguments arguments) throws IOException, YarnException {
        launcher.connect();
        PythonApplication.settle(
                conf,
                ContextMaker.ofProgram(arguments.mainClass()),
                () -> PySpark.find(System.getenv(), YarnSession.sparkHome(conf)).isPresent());
        ExecutorSize driver = DriverSize.of(conf);
        requireRoom(driver);
        staging.create();
        ClusterFiles files = new ClusterFiles(arguments, conf, hadoop, staging);
        ContainerFiles executors = files.ofExecutors();
        String user = UserGroupInformation.getCurrentUser().getShortUserName();
        DriverCommand command = new DriverCommand(conf, hadoop);
        SecurityManager security = new SecurityManager(
                conf,
                SecurityManager$.MODULE$.$lessinit$greater$default$2(),
                SecurityManager$.MODULE$.$lessinit$greater$default$3());
        String id = application.id().toString();
        DriverLaunch launch = new DriverLaunch(
                driver,
                settings.amNodeLabel(),
                command.words(driver.heapMb(), id),
                command.environment(executors, staging.directory().toString(), user, System.getenv()),
                files.ofDriver(executors, id, state.address(), AmContainer.ownJar()),
                ExecutorCommand.viewers(security),
                ExecutorCommand.modifiers(security),
                settings.mostRuns(hadoop),
                settings.runFailuresValidity());
        ContainerLaunchContext amContainer = new AmContainer(settings, volley.amHadoop(), hadoop, staging)
                .launch(
                        RecordJson.write(handover(launch)),
                        SubmissionCredentials.of(conf, hadoop, application::token, sparkSecret(), state.secret()),
                        YarnSession.sparkHome(conf),
                        id);
        amContainer.setApplicationACLs(AmContainer.acls(launch.viewers(), launch.modifiers()));
        state.store()
                .write(state.nodes().spec(), new Spec(name(), user, package$.MODULE$.SPARK_VERSION(), Instant.now()));
        application.submit(name(), settings, amContainer);
        goesOn = true;
        launcher.submitted(id);
    }

    private void requireRoom(ExecutorSize driver) throws IOException, YarnException {
        ExecutorSize executor = new ExecutorSizes(conf).of(ResourceProfile$.MODULE$.getOrCreateDefaultProfile(conf));
        application.requireRoomFor(
                "An executor",
                executor.containerMb(),
                executor.cores(),
                "spark.executor.memory, spark.executor.memoryOverhead or spark.executor.cores");
        application.requireTypes(executor.resources().keySet());
        application.requireRoomFor(
                "The driver",
                driver.containerMb(),
                driver.cores(),
                "spark.driver.memory, spark.driver.memoryOverhead or spark.driver.cores");
        application.requireRoomFor(
                "The ApplicationMaster",
                (long) settings.amMemoryMb() + settings.amOverheadMb(),
                settings.amCores(),
                "spark.yarn.am.memory or spark.yarn.am.cores");
    }

    private Handover handover(DriverLaunch driver) {
        return new Handover(
                name(),
                state.address(),
                false,
                Optional.empty(),
                Optional.of(driver),
                "",
                HistoryPages.of(settings, hadoop, application.id()).orElse(""),
                "",
                settings.preserveStaging() ? "" : staging.directory().toString(),
                settings.executorNodeLabel(),
                settings.idleHeartbeat(),
                settings.busyHeartbeat(),
                volley.driverAbsence());
    }

    private String name() {
        return conf.get("spark.app.name", "Spark");
    }

    /** Spark makes one up for master yarn alone. */
    private Optional<String> sparkSecret() {
        return conf.getBoolean("spark.authenticate", false)
                ? Optional.of(conf.get("spark.authenticate.secret", ConfiguredZooKeeper.newSecret()))
                : Optional.empty();
    }

    /** Waits for the end of the application, unless the settings say not to; an end that is no success is an exception. */
    void awaitEnd() throws IOException, YarnException, InterruptedException {
        SubmissionMonitor monitor =
                new SubmissionMonitor(application, settings, launcher, new DriverLog(state, application));
        if (!settings.waitsForTheEnd() && !launcher.isConnected()) {
            monitor.reportOnce();
            return;
        }
        ApplicationEnd end = monitor.awaitEnd();
        goesOn = end.isUnknown();
        end.requireSuccess(application.id());
    }

    @Override
    public void close() {
        launcher.close();
        if (goesOn) {
            state.leave();
        } else {
            if (!settings.preserveStaging()) {
                staging.delete();
            }
            state.close();
        }
        application.close();
    }
}
