package io.volley.testbed.yarn;

import java.io.IOException;
import org.apache.hadoop.yarn.exceptions.ConfigurationException;
import org.apache.hadoop.yarn.server.nodemanager.DefaultContainerExecutor;
import org.apache.hadoop.yarn.server.nodemanager.executor.ContainerStartContext;

/**
 * Starts containers until the cluster closes, then no more: otherwise the ResourceManager would start the next attempt
 * of an ApplicationMaster while the containers are being killed.
 */
public final class ContainersThatEnd extends DefaultContainerExecutor {
    private static volatile boolean closed;

    static void close() {
        closed = true;
    }

    @Override
    public int launchContainer(ContainerStartContext context) throws IOException, ConfigurationException {
        if (closed) {
            throw new IOException("the cluster is closing");
        }
        return super.launchContainer(context);
    }
}
