package io.volley.standalone;

import com.google.common.base.Splitter;
import io.volley.core.settings.SettingsException;
import io.volley.spark.CheckedSettings;
import io.volley.spark.MasterUrl;
import io.volley.spark.RunningDriver;
import io.volley.spark.ScalaCollections;
import io.volley.spark.Volley;
import io.volley.spark.VolleyTaskScheduler;
import io.volley.spark.line.LineStandaloneBackend;
import io.volley.spark.scalein.ExecutorReleaser;
import io.volley.spark.scaling.Scaling;
import io.volley.spark.scaling.Totals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.scheduler.ExecutorDecommissionInfo;
import org.apache.spark.scheduler.ExecutorKilled$;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.concurrent.Future;

/**
 * Spark's own backend for Standalone, sized by Volley. Spark calls it under its locks: each call leaves a fact with the
 * {@link StandaloneDriver} and returns.
 *
 * <p>Spark's constructor makes the driver's endpoint before the fields of this class are set. Nothing reaches the endpoint
 * before {@link #start}.
 */
public final class StandaloneBackend extends LineStandaloneBackend implements Volley.Scaled {
    private static final String SCHEME = "spark://";

    private final SparkContext context;
    private final VolleyTaskScheduler scheduler;
    private final List<String> masters;
    private final Set<String> killed = ConcurrentHashMap.newKeySet();
    private final RunningDriver<StandaloneDriver> driver = new RunningDriver<>();

    public StandaloneBackend(VolleyTaskScheduler scheduler, SparkContext context, MasterUrl master) {
        super(scheduler, context, masters(master));
        this.context = context;
        this.scheduler = scheduler;
        this.masters = List.of(masters(master));
    }

    /** The Masters, each as {@code spark://host:port}. */
    List<String> masters() {
        return masters;
    }

    /** {@code spark://h1:7077,h2:7077} names two Masters. */
    static String[] masters(MasterUrl master) {
        return Splitter.on(',')
                .splitToStream(master.wrapped().substring(SCHEME.length()))
                .map(address -> SCHEME + address)
                .toArray(String[]::new);
    }

    /**
     * Registers the application with the Master.
     *
     * @throws SettingsException naming every setting that is not legal
     */
    @Override
    public void start() {
        CheckedSettings settings = CheckedSettings.of(conf(), faults());
        super.start();
        StandaloneDriver started = new StandaloneDriver(context, scheduler, this, settings);
        driver.started(started);
        started.start(settings);
    }

    /** Spark takes the default from the master's name, and does not know ours: it would be 1, and not all of a Worker's. */
    private List<String> faults() {
        return conf().contains("spark.executor.cores")
                ? List.of()
                : List.of("spark.executor.cores is not set, but is required with " + MasterUrl.PREFIX + SCHEME
                        + "…; for example 2");
    }

    @Override
    public void stop() {
        driver.ended().ifPresent(StandaloneDriver::close);
        super.stop();
    }

    @Override
    public Scaling scaling() {
        return driver.scaling();
    }

    /** The Master has allocated an executor and has a Worker start it. */
    @Override
    public void executorAdded(String fullId, String workerId, String hostPort, int cores, int memory) {
        super.executorAdded(fullId, workerId, hostPort, cores, memory);
        driver.get().ifPresent(running -> running.allocated(executorId(fullId)));
    }

    /** The Master names an executor as {@code application/executor}. */
    static String executorId(String fullId) {
        return fullId.substring(fullId.indexOf('/') + 1);
    }

    @Override
    public void executorRemoved(String fullId, String message, Option<Object> exitStatus, Option<String> workerHost) {
        super.executorRemoved(fullId, message, exitStatus, workerHost);
        driver.get().ifPresent(running -> running.ended(executorId(fullId)));
    }

    /** The connection to the Master is gone; another may take over. */
    @Override
    public void disconnected() {
        super.disconnected();
        driver.get().ifPresent(StandaloneDriver::masterLost);
    }

    @Override
    public Future<Object> doRequestTotalExecutors(scala.collection.immutable.Map<ResourceProfile, Object> totals) {
        return driver.tell(running -> running.requested(Totals.of(totals)));
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

    /** Tells the Master how many executors of each profile there may be. */
    Future<Object> tellMaster(Map<ResourceProfile, Object> totals) {
        return super.doRequestTotalExecutors(ScalaCollections.map(totals));
    }

    /** Has the Master end executors. It may be away, and says nothing of those that it does not know any more. */
    void killThroughMaster(List<String> executors) {
        Future<Object> unused = endThroughMaster(executors);
    }

    /** Spark has removed an executor. */
    void removed(String executor) {
        killed.remove(executor);
    }

    /** These are to go: when the connection to one of them breaks, that was its end. */
    void killing(List<String> executors) {
        killed.addAll(executors);
    }

    /**
     * Knows at once that an executor is gone which was to go, and gives no more tasks to others whose connection is gone while
     * the Master is waited for.
     */
    private final class Endpoint extends DriverEndpoint {
        @Override
        public void onDisconnected(RpcAddress address) {
            Option<String> executor = addressToExecutorId().get(address);
            Optional<StandaloneDriver> running = driver.get();
            if (executor.isEmpty() || running.isEmpty()) {
                return;
            }
            if (killed.remove(executor.get())) {
                ExecutorReleaser.remove(StandaloneBackend.this, executor.get(), ExecutorKilled$.MODULE$);
            } else if (disableExecutor(executor.get())) {
                running.get().disconnected(executor.get());
            }
        }
    }
}
