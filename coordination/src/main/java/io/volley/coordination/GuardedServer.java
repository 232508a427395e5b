package io.volley.coordination;

import java.io.IOException;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.OpCode;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.proto.ReplyHeader;
import org.apache.zookeeper.proto.RequestHeader;
import org.apache.zookeeper.server.RequestRecord;
import org.apache.zookeeper.server.ServerCnxn;
import org.apache.zookeeper.server.ZooKeeperServer;

/**
 * Answers only those who have authenticated with one secret; cuts off everybody else at the first question. ZooKeeper's
 * own switch for this (enforce.auth) is a system property and takes any secret.
 */
final class GuardedServer extends ZooKeeperServer {
    private static final int TICK_MS = 1_000;
    private static final int SHORTEST_SESSION_MS = 2_000;
    private static final int LONGEST_SESSION_MS = 120_000;
    private static final int DEFAULT_BACKLOG = -1;

    private final Id friend;

    GuardedServer(NoLog log, Id friend) {
        super(
                log,
                TICK_MS,
                SHORTEST_SESSION_MS,
                LONGEST_SESSION_MS,
                DEFAULT_BACKLOG,
                new UnreplicatedDatabase(log),
                "",
                false);
        this.friend = friend;
    }

    @Override
    public void processPacket(ServerCnxn connection, RequestHeader header, RequestRecord request) throws IOException {
        if (authenticates(header.getType()) || connection.getAuthInfo().contains(friend)) {
            super.processPacket(connection, header, request);
        } else {
            int no = KeeperException.Code.AUTHFAILED.intValue();
            connection.sendResponse(new ReplyHeader(header.getXid(), 0, no), null, null);
            connection.sendCloseSession();
        }
    }

    /**
     * Such a packet reads and changes nothing. To end a session is not one: ZooKeeper lets a connection take up a session
     * with a password that follows from the session's number, so it need not be the stranger's own.
     */
    private static boolean authenticates(int type) {
        return type == OpCode.auth || type == OpCode.sasl;
    }

    @Override
    protected void registerJMX() {}

    @Override
    protected void unregisterJMX() {}
}
