package io.volley.testbed.standalone;

import io.volley.testbed.process.Loopback;
import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import org.apache.spark.SecurityManager;
import org.apache.spark.SecurityManager$;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/**
 * The main class of a process that is one of Spark's own Standalone Workers, on loopback. It ends when its standard input
 * does. Spark's settings are system properties. Arguments: the Masters, separated by commas; cores; MiB; the folder for its
 * executors.
 *
 * <p>Use it through {@link StandaloneProcess}.
 */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] arguments) {
        SparkConf settings = new SparkConf();
        SecurityManager security =
                new SecurityManager(settings, Option.empty(), SecurityManager$.MODULE$.$lessinit$greater$default$3());
        RpcEnv rpc = RpcEnv.create(Worker.SYSTEM_NAME(), Loopback.ADDRESS, 0, settings, security, false);
        // As Spark's own main method does it, which takes no shuffle service.
        Worker worker = new Worker(
                rpc,
                0,
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                addresses(arguments[0]),
                Worker.ENDPOINT_NAME(),
                arguments[3],
                settings,
                security,
                Option.empty(),
                () -> new LoopbackShuffleService(settings, security));
        rpc.setupEndpoint(Worker.ENDPOINT_NAME(), worker);
        ParentChannel.ready(rpc.address().toSparkURL());
        ParentWatchdog.awaitEnd(System.in);
        // Its own hook ends its executors.
        System.exit(0);
    }

    private static RpcAddress[] addresses(String masters) {
        String[] urls = masters.split(",", -1);
        RpcAddress[] addresses = new RpcAddress[urls.length];
        for (int number = 0; number < urls.length; number++) {
            addresses[number] = RpcAddress.fromSparkURL(urls[number]);
        }
        return addresses;
    }
}
