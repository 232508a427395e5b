package io.volley.standalone;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.volley.standalone.pool.ClusterCores;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.apache.spark.deploy.DeployMessages;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag$;

/** The cores of all Workers that live, as the Master that leads says when it is asked now and then. */
final class MasterCores implements ClusterCores, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MasterCores.class);
    private static final long SECONDS_BETWEEN = 5;
    private static final long LIMIT_SECONDS = 10;

    private final List<String> masters;
    private final ToIntFunction<String> coresOf;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "volley-master-cores");
        made.setDaemon(true);
        return made;
    });
    /** All Masters are asked at once: one that is a black hole would hold up the start for as long as Spark's RPC waits. */
    private final ExecutorService askers = Executors.newCachedThreadPool(new ThreadFactoryBuilder()
            .setDaemon(true)
            .setNameFormat("volley-master-asker-%d")
            .build());

    private volatile OptionalInt cores = OptionalInt.empty();

    /** @param masters each as {@code spark://host:port} */
    MasterCores(RpcEnv rpc, List<String> masters) {
        this(masters, master -> coresOf(rpc, master));
    }

    /** @param coresOf asks one of them; 0 if it does not answer, or does not lead */
    MasterCores(List<String> masters, ToIntFunction<String> coresOf) {
        this.masters = List.copyOf(masters);
        this.coresOf = coresOf;
    }

    /** Asks once and waits for the answer; from then on asks by itself. */
    void start() {
        look();
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    @Override
    public OptionalInt all() {
        return cores;
    }

    /** What was heard last stands until something else is: a Master that is silent takes no core away. */
    private void look() {
        ExecutorCompletionService<Integer> answers = new ExecutorCompletionService<>(askers);
        masters.forEach(master -> answers.submit(() -> coresOf.applyAsInt(master)));
        try {
            for (int asked = 0; asked < masters.size(); asked++) {
                Future<Integer> answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                if (answer == null) {
                    return;
                }
                if (answer.get() > 0) {
                    cores = OptionalInt.of(answer.get());
                    return;
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** 0 if it does not answer, or does not lead and knows no Workers. */
    private static int coresOf(RpcEnv rpc, String master) {
        try {
            DeployMessages.MasterStateResponse state = rpc.setupEndpointRef(
                            RpcAddress.fromSparkURL(master), Master.ENDPOINT_NAME())
                    .askSync(
                            DeployMessages.RequestMasterState$.MODULE$,
                            ClassTag$.MODULE$.apply(DeployMessages.MasterStateResponse.class));
            return Arrays.stream(state.workers())
                    .filter(WorkerInfo::isAlive)
                    .mapToInt(WorkerInfo::cores)
                    .sum();
        } catch (Error fatal) {
            // The executor would keep it to itself, and look no more.
            LOG.error("{} is not asked any more how many cores there are", master, fatal);
            throw fatal;
        } catch (Exception away) {
            // Spark throws its checked exceptions undeclared.
            LOG.debug("{} did not report its cores", master, away);
            return 0;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        askers.shutdownNow();
    }
}
