package io.volley.testbed.standalone;

import io.volley.testbed.process.Loopback;
import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.rpc.RpcEnv;

/**
 * The main class of a process that is Spark's own Standalone Master, on loopback. It prints {@code ready} with its address,
 * and ends when its standard input does. Spark's settings are system properties.
 *
 * <p>Use it through {@link StandaloneProcess}.
 */
public final class MasterMain {
    private MasterMain() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        RpcEnv master = Master.startRpcEnvAndEndpoint(Loopback.ADDRESS, port, 0, new SparkConf())
                ._1();
        ParentChannel.ready(master.address().toSparkURL());
        ParentWatchdog.awaitEnd(System.in);
        Runtime.getRuntime().halt(0);
    }
}
