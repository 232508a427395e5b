package io.volley.cli.cluster;

import org.apache.spark.SparkConf;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/**
 * The main class of a process that is one of Spark's own Standalone Workers, on loopback. It ends when its standard input
 * does. Spark's settings are system properties. Arguments: the Masters, separated by commas; cores; MiB; the folder for its
 * executors.
 *
 * <p>Use it through {@link StandaloneProcess}.
 */
public final class EmbeddedWorker {
    private EmbeddedWorker() {}

    public static void main(String[] arguments) {
        RpcEnv worker = Worker.startRpcEnvAndEndpoint(
                Loopback.ADDRESS,
                0,
                0,
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                arguments[0].split(",", -1),
                arguments[3],
                Option.empty(),
                new SparkConf(),
                Option.empty());
        System.out.println(EmbeddedYarn.READY + " " + worker.address().toSparkURL());
        System.out.flush();
        Lifeline.awaitEnd(System.in);
        // Its own hook ends its executors.
        System.exit(0);
    }
}
