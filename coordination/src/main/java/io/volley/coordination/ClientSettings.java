package io.volley.coordination;

import java.time.Duration;
import org.apache.zookeeper.ClientCnxnSocketNIO;
import org.apache.zookeeper.client.ZKClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of ZooKeeper's client. It takes them from properties of the JVM, where they are meant for the client of
 * HBase, Solr or whatever else lives in it.
 */
final class ClientSettings extends ZKClientConfig {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSettings.class);

    private ClientSettings() {}

    /** With nothing of the JVM's, for a server that is the driver's own: it has neither SASL nor TLS. */
    static ZKClientConfig ofTheDriversOwn(Duration timeout) {
        ZKClientConfig settings = new ClientSettings();
        settings.setProperty(ENABLE_CLIENT_SASL_KEY, "false");
        return over(settings, timeout);
    }

    /** Reads what the JVM says, while this is constructed. How large a packet may be is the server's limit too. */
    @Override
    protected void handleBackwardCompatibility() {
        setProperty(JUTE_MAXBUFFER, System.getProperty(JUTE_MAXBUFFER));
    }

    /** With those of the JVM that this client can keep to. */
    static ZKClientConfig ofAQuorum(Duration timeout) {
        ZKClientConfig settings = new ZKClientConfig();
        if (settings.getBoolean(SECURE_CLIENT)) {
            LOG.warn(
                    "{} is true, but Volley's client of ZooKeeper has no TLS: the quorum must have a port without",
                    SECURE_CLIENT);
        }
        return over(settings, timeout);
    }

    /** The one class for its sockets that it comes with; another library's would be for another ZooKeeper's client. */
    private static ZKClientConfig over(ZKClientConfig settings, Duration timeout) {
        settings.setProperty(SECURE_CLIENT, "false");
        settings.setProperty(ZOOKEEPER_CLIENT_CNXN_SOCKET, ClientCnxnSocketNIO.class.getName());
        settings.setProperty(ZOOKEEPER_REQUEST_TIMEOUT, Long.toString(timeout.toMillis()));
        return settings;
    }
}
