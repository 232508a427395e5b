package io.volley.cli.demo;

import io.volley.testbed.ClusterProcess;
import io.volley.testbed.Home;
import io.volley.testbed.standalone.StandaloneProcess;
import io.volley.testbed.yarn.YarnProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The cluster that a demo runs on: started for it, and gone with it.
 *
 * @param process the cluster, not started yet
 * @param batches who tells the batches of executors that were requested
 * @param containers the folders with what containers have printed; none where there are no containers
 */
record DemoCluster(ClusterProcess process, Batches batches, Supplier<List<Path>> containers) {
    /** Reads the batches from the driver's log, or from elsewhere. */
    interface Batches {
        List<BatchLog.Batch> read(Path jobLog) throws IOException;
    }

    static DemoCluster yarn(Home home, Path folder) {
        YarnProcess yarn = new YarnProcess(home, folder.resolve("yarn"), YarnProcess.Shape.nodes(2));
        return new DemoCluster(yarn, jobLog -> BatchLog.read(yarn.containerLogs()), yarn::containerLogs);
    }

    static DemoCluster standalone(Home home, Path folder) {
        return new DemoCluster(
                new StandaloneProcess(home, folder.resolve("standalone"), StandaloneProcess.Shape.workers(2)),
                DesiredLog::read,
                List::of);
    }
}
