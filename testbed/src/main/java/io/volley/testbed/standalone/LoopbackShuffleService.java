package io.volley.testbed.standalone;

import io.volley.testbed.process.Loopback;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.ExternalShuffleService;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.crypto.AuthServerBootstrap;
import org.apache.spark.network.server.TransportServer;
import org.apache.spark.network.server.TransportServerBootstrap;
import org.apache.spark.network.util.MapConfigProvider;
import org.apache.spark.network.util.TransportConf;
import scala.Tuple2;

/**
 * Spark's own external shuffle service of a Worker, with its files, its database and its authentication, but on loopback:
 * Spark's binds every interface. It shows no metrics.
 */
final class LoopbackShuffleService extends ExternalShuffleService {
    private static final int DEFAULT_PORT = 7337;

    private final SparkConf settings;
    private final SecurityManager security;
    private Optional<Running> running = Optional.empty();

    private record Running(TransportContext context, TransportServer server) {}

    LoopbackShuffleService(SparkConf settings, SecurityManager security) {
        super(settings, security);
        this.settings = settings;
        this.security = security;
    }

    @Override
    public void start() {
        TransportConf transport = new TransportConf("shuffle", new MapConfigProvider(all(settings)));
        TransportContext context = new TransportContext(transport, getBlockHandler(), true);
        List<TransportServerBootstrap> guards =
                security.isAuthenticationEnabled() ? List.of(new AuthServerBootstrap(transport, security)) : List.of();
        int port = settings.getInt("spark.shuffle.service.port", DEFAULT_PORT);
        running = Optional.of(new Running(context, context.createServer(Loopback.ADDRESS, port, guards)));
    }

    private static Map<String, String> all(SparkConf settings) {
        return Arrays.stream(settings.getAll()).collect(Collectors.toMap(Tuple2::_1, Tuple2::_2));
    }

    @Override
    public void stop() {
        running.ifPresent(found -> {
            found.server().close();
            found.context().close();
        });
        running = Optional.empty();
        super.stop();
    }
}
