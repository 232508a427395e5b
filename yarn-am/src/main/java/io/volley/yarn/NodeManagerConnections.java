package io.volley.yarn;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.io.retry.RetryPolicy;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.ContainerManagementProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersRequest;
import org.apache.hadoop.yarn.api.protocolrecords.StartContainersResponse;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Token;
import org.apache.hadoop.yarn.client.ServerProxy;
import org.apache.hadoop.yarn.client.api.NMTokenCache;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.ipc.YarnRPC;
import org.apache.hadoop.yarn.util.ConverterUtils;

/**
 * Connections to NodeManagers, one for each call. Not by Hadoop's {@code ContainerManagementProtocolProxy}, which lets a
 * connection rest for 0 ms: in Hadoop 3.4 its sender then asks for work in a loop without a pause, and takes a whole core
 * for as long as the NodeManager takes to answer.
 */
final class NodeManagerConnections extends ServerProxy {
    private static final int CONNECT_LIMIT_MS = 30_000;

    /** How long a connection rests before it closes: a thousand nodes must not leave thousands of threads. */
    private static final int REST_MS = 20;

    private final Configuration settings;
    private final NMTokenCache tokens;
    private final YarnRPC rpc;
    private final RetryPolicy retries;

    /** @param tokens where the client of the ResourceManager keeps the tokens for the NodeManagers */
    NodeManagerConnections(Configuration settings, NMTokenCache tokens) {
        this.settings = own(settings);
        this.tokens = tokens;
        this.rpc = YarnRPC.create(this.settings);
        this.retries = createRetryPolicy(
                this.settings,
                YarnConfiguration.CLIENT_NM_CONNECT_MAX_WAIT_MS,
                CONNECT_LIMIT_MS,
                YarnConfiguration.CLIENT_NM_CONNECT_RETRY_INTERVAL_MS,
                YarnConfiguration.DEFAULT_CLIENT_NM_CONNECT_RETRY_INTERVAL_MS);
    }

    static Configuration own(Configuration settings) {
        Configuration own = new Configuration(settings);
        own.setLong(
                YarnConfiguration.CLIENT_NM_CONNECT_MAX_WAIT_MS,
                Math.min(
                        CONNECT_LIMIT_MS,
                        own.getLong(YarnConfiguration.CLIENT_NM_CONNECT_MAX_WAIT_MS, CONNECT_LIMIT_MS)));
        own.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECTION_MAXIDLETIME_KEY, REST_MS);
        // The policy retries, as in Hadoop's NMProxy, which would copy all settings for each call.
        own.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_MAX_RETRIES_KEY, 0);
        own.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_MAX_RETRIES_ON_SOCKET_TIMEOUTS_KEY, 0);
        return own;
    }

    /**
     * Starts containers on a node, in one call.
     *
     * @param attempt whose containers these are
     * @throws IOException if there is no token for the node, or it does not answer
     */
    StartContainersResponse start(NodeId node, ApplicationAttemptId attempt, StartContainersRequest request)
            throws YarnException, IOException {
        Token token = tokens.getToken(node.toString());
        if (token == null) {
            throw new IOException("YARN gave no token for the NodeManager at " + node);
        }
        InetSocketAddress address = NetUtils.createSocketAddr(node.toString());
        UserGroupInformation user = UserGroupInformation.createRemoteUser(attempt.toString());
        user.addToken(ConverterUtils.convertFromYarn(token, address));
        ContainerManagementProtocol nodeManager =
                createRetriableProxy(settings, ContainerManagementProtocol.class, user, rpc, address, retries);
        try {
            return nodeManager.startContainers(request);
        } finally {
            rpc.stopProxy(nodeManager, settings);
        }
    }
}
