package io.volley.jobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.server.api.ApplicationInitializationContext;
import org.apache.hadoop.yarn.server.api.ApplicationTerminationContext;
import org.apache.hadoop.yarn.server.api.AuxiliaryService;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.server.TransportServer;
import org.apache.spark.network.shuffle.ExternalBlockHandler;
import org.apache.spark.network.util.MapConfigProvider;
import org.apache.spark.network.util.TransportConf;
import org.jspecify.annotations.Nullable;

/** Spark's external shuffle service inside a NodeManager, on loopback; {@code spark.shuffle.service.port} names the port. */
public final class ShuffleService extends AuxiliaryService {
    private @Nullable TransportServer server;

    public ShuffleService() {
        super("spark_shuffle");
    }

    @Override
    protected void serviceInit(Configuration settings) throws IOException {
        TransportConf transport = new TransportConf("shuffle", MapConfigProvider.EMPTY);
        server = new TransportContext(transport, new ExternalBlockHandler(transport, null), true)
                .createServer("127.0.0.1", settings.getInt("spark.shuffle.service.port", 0), List.of());
    }

    @Override
    protected void serviceStop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void initializeApplication(ApplicationInitializationContext context) {}

    @Override
    public void stopApplication(ApplicationTerminationContext context) {}

    @Override
    public ByteBuffer getMetaData() {
        return ByteBuffer.allocate(0);
    }
}
