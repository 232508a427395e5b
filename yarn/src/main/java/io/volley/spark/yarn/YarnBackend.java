package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.volley.core.record.ContainerId;
import io.volley.core.record.ProfileId;
import io.volley.core.settings.SettingsException;
import io.volley.core.settings.ZooKeeperSettings;
import io.volley.spark.CheckedSettings;
import io.volley.spark.ConfiguredZooKeeper;
import io.volley.spark.RunningDriver;
import io.volley.spark.ScalaCollections;
import io.volley.spark.ShadedLogging;
import io.volley.spark.Volley;
import io.volley.spark.VolleyTaskScheduler;
import io.volley.spark.YarnDefaults;
import io.volley.spark.line.LineBackend;
import io.volley.spark.scalein.ExecutorReleaser;
import io.volley.spark.scaling.Scaling;
import io.volley.spark.scaling.Totals;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.scheduler.ExecutorDecommissionInfo;
import org.apache.spark.scheduler.cluster.ExecutorData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.concurrent.Future;

/**
 * Spark's backend for {@code spark-volley:yarn}. Spark calls it under its locks: each call leaves a fact with the {@link
 * YarnDriver} and returns.
 *
 * <p>Spark's constructor makes the driver's endpoint before the fields of this class are set. Nothing reaches the endpoint
 * before {@link #start}.
 */
public final class YarnBackend extends LineBackend implements Volley.Scaled {
    private static final Logger LOG = LoggerFactory.getLogger(YarnBackend.class);
    private static final double MOST_REGISTERED = 0.8;

    private final SparkContext context;
    private final VolleyTaskScheduler scheduler;
    private final RunningDriver<YarnDriver> driver = new RunningDriver<>();
    private volatile int expectedExecutors;

    public YarnBackend(VolleyTaskScheduler scheduler, SparkContext context) {
        super(scheduler, context.env().rpcEnv());
        this.context = context;
        this.scheduler = scheduler;
    }

    /**
     * Submits the application and waits until its ApplicationMaster is there; in cluster mode it has started this driver.
     *
     * @throws SettingsException naming every setting that is not legal
     */
    @Override
    public void start() {
        super.start();
        // Executors are given Spark's settings when they register.
        YarnDefaults.readShuffleServicePort(conf(), new YarnConfiguration(context.hadoopConfiguration()));
        CheckedSettings settings = checkedSettings();
        ShadedLogging.hush();
        Optional<DriverProcess> process = DriverProcess.here();
        if (process.isEmpty()) {
            // Otherwise the submission has: what it has not shipped nobody ships any more.
            PythonApplication.settle(
                    conf(),
                    ContextMaker.ofThisThread(),
                    () -> PySpark.find(System.getenv(), YarnSession.sparkHome(conf()))
                            .isPresent());
        }
        expectedExecutors = settings.allocation().initial().executors();
        try {
            ApplicationSession session = process.isPresent()
                    ? ClusterSession.open(context, process.get())
                    : YarnSession.open(context, settings.volley());
            driver.started(YarnDriver.start(context, scheduler, this, session, settings));
        } catch (IOException | YarnException failure) {
            throw new IllegalStateException(
                    "The application could not be submitted to YARN: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while the application was being submitted to YARN", interrupted);
        }
        if (!settings.allocation().enabled()) {
            // Spark counts from 0 here, and so "one more" would be one in all.
            requestTotalExecutors(
                    ScalaCollections.map(Map.of(ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID(), expectedExecutors)),
                    ScalaCollections.map(Map.of(ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID(), 0)),
                    ScalaCollections.map(Map.of()));
        }
    }

    @Override
    public void stop() {
        stop(0);
    }

    @Override
    public void stop(int exitCode) {
        Optional<YarnDriver> running = driver.ended();
        running.ifPresent(found -> found.end(exitCode));
        try {
            super.stop();
        } finally {
            running.ifPresent(YarnDriver::close);
        }
    }

    @Override
    public String applicationId() {
        return driver.get().map(YarnDriver::applicationId).orElseGet(super::applicationId);
    }

    /** In cluster mode the number of the driver's run, as stock Spark tells that of its ApplicationMaster's attempt. */
    @Override
    public Option<String> applicationAttemptId() {
        return Option.apply(DriverProcess.here()
                .map(process -> Integer.toString(process.run()))
                .orElse(null));
    }

    @Override
    public Option<scala.collection.immutable.Map<String, String>> getDriverLogUrls() {
        return DriverProcess.here().isPresent()
                ? Option.apply(
                        ScalaCollections.map(DriverContainer.here(context).logUrls()))
                : super.getDriverLogUrls();
    }

    @Override
    public Option<scala.collection.immutable.Map<String, String>> getDriverAttributes() {
        return DriverProcess.here().isPresent()
                ? Option.apply(
                        ScalaCollections.map(DriverContainer.here(context).attributes()))
                : super.getDriverAttributes();
    }

    @Override
    public Scaling scaling() {
        return driver.scaling();
    }

    @Override
    public double minRegisteredRatio() {
        return conf().contains("spark.scheduler.minRegisteredResourcesRatio")
                ? super.minRegisteredRatio()
                : MOST_REGISTERED;
    }

    @Override
    public boolean sufficientResourcesRegistered() {
        return totalRegisteredExecutors().get() >= expectedExecutors * minRegisteredRatio();
    }

    @Override
    public Future<Object> doRequestTotalExecutors(scala.collection.immutable.Map<ResourceProfile, Object> totals) {
        return driver.tell(running -> running.requested(
                Totals.of(totals), preferredHosts(), ScalaCollections.asJava(scheduler.excludedNodes())));
    }

    @Override
    protected Future<Object> end(List<String> executors) {
        return driver.release(executors);
    }

    @Override
    public Seq<String> decommissionExecutors(
            Tuple2<String, ExecutorDecommissionInfo>[] executors, boolean adjustTarget, boolean byExecutor) {
        return ScalaCollections.seq(ScalaCollections.asJava(super.decommissionExecutors(
                ExecutorReleaser.withoutSpared(executors, byExecutor, scheduler::spares), adjustTarget, byExecutor)));
    }

    @Override
    public DriverEndpoint createDriverEndpoint() {
        return new Endpoint();
    }

    @Override
    public Option<HadoopDelegationTokenManager> createTokenManager() {
        return Option.apply(
                new HadoopDelegationTokenManager(context.conf(), context.hadoopConfiguration(), driverEndpoint()));
    }

    /** The container that an executor said it lives in when it registered. */
    Optional<ContainerId> containerOf(String executor) {
        synchronized (this) {
            Option<ExecutorData> data =
                    org$apache$spark$scheduler$cluster$CoarseGrainedSchedulerBackend$$executorDataMap()
                            .get(executor);
            return data.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(ScalaCollections.asJava(data.get().attributes())
                                    .get(ExecutorCommand.Attributes.CONTAINER_ID))
                            .map(ContainerId::new);
        }
    }

    private ImmutableSortedMap<ProfileId, ImmutableMap<String, Integer>> preferredHosts() {
        ImmutableSortedMap.Builder<ProfileId, ImmutableMap<String, Integer>> hosts = ImmutableSortedMap.naturalOrder();
        ScalaCollections.asJava(rpHostToLocalTaskCount()).forEach((profile, counts) -> {
            ImmutableMap.Builder<String, Integer> tasks = ImmutableMap.builder();
            ScalaCollections.asJava(counts).forEach((host, count) -> tasks.put(host, (Integer) count));
            hosts.put(new ProfileId((Integer) profile), tasks.buildOrThrow());
        });
        return hosts.buildOrThrow();
    }

    private CheckedSettings checkedSettings() {
        YarnSettings stock = new YarnSettings(conf());
        YarnConfiguration hadoop = new YarnConfiguration(context.hadoopConfiguration());
        stock.warnings(hadoop).forEach(LOG::warn);
        DroppedOptions.warning(System.getProperty("sun.java.command", "")).ifPresent(LOG::warn);
        ImmutableList<String> faults = ImmutableList.<String>builder()
                .addAll(stock.faults())
                .addAll(ConfiguredZooKeeper.faults(conf().get(ZooKeeperSettings.CONNECT.key(), ""), hadoop))
                .build();
        return CheckedSettings.of(conf(), faults);
    }

    /** Asks YARN why an executor is gone before Spark counts its tasks as failed. */
    private final class Endpoint extends DriverEndpoint {
        @Override
        public void onDisconnected(RpcAddress address) {
            Option<String> executor = addressToExecutorId().get(address);
            Optional<YarnDriver> running = driver.get();
            if (executor.isEmpty() || running.isEmpty()) {
                return;
            }
            Optional<ContainerId> container = containerOf(executor.get());
            if (disableExecutor(executor.get()) && container.isPresent()) {
                LOG.info("Lost executor {}; asking YARN why", executor.get());
                running.get().disconnected(executor.get(), container.get());
            }
        }
    }
}
