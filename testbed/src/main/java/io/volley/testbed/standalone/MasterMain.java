package io.volley.testbed.standalone;

import io.volley.testbed.process.Loopback;
import io.volley.testbed.process.ParentChannel;
import io.volley.testbed.process.ParentWatchdog;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.Tuple3;

/**
 * The main class of a process that is Spark's own Standalone Master, on loopback. It prints {@code ready} with its address
 * and that of its page, and ends when its standard input does. Spark's settings are system properties.
 *
 * <p>Use it through {@link StandaloneProcess}.
 */
public final class MasterMain {
    private MasterMain() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Tuple3<RpcEnv, Object, Option<Object>> master =
                Master.startRpcEnvAndEndpoint(Loopback.ADDRESS, port, 0, new SparkConf());
        ParentChannel.ready(master._1().address().toSparkURL() + " http://" + Loopback.ADDRESS + ":" + master._2());
        ParentWatchdog.awaitEnd(System.in);
        Runtime.getRuntime().halt(0);
    }
}
