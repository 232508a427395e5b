package io.volley.coordination;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jute.BinaryOutputArchive;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.OpCode;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.proto.ConnectRequest;
import org.apache.zookeeper.proto.ConnectResponse;
import org.apache.zookeeper.proto.ReplyHeader;
import org.apache.zookeeper.proto.RequestHeader;
import org.apache.zookeeper.server.ClientCnxnLimitException;
import org.apache.zookeeper.server.NIOServerCnxn;
import org.apache.zookeeper.server.RequestRecord;
import org.apache.zookeeper.server.ServerCnxn;
import org.apache.zookeeper.server.ZooKeeperServer;

/**
 * Answers only those who have authenticated with one secret; cuts off everybody else at the first question. ZooKeeper's
 * own switch for this (enforce.auth) is a system property and takes any secret.
 *
 * <p>A stranger leaves nothing behind: a session that he has opened ends with his connection. Nor can he take up
 * anybody's: ZooKeeper's password of a session follows from its number, this server's from a key of its own besides.
 */
final class GuardedServer extends ZooKeeperServer {
    private static final int TICK_MS = 1_000;
    private static final int SHORTEST_SESSION_MS = 2_000;
    private static final int LONGEST_SESSION_MS = 120_000;
    private static final int DEFAULT_BACKLOG = -1;
    private static final int PASSWORD_BYTES = 16;

    private final Id friend;
    private final HashFunction passwords;
    private final Set<Long> strangersSessions = ConcurrentHashMap.newKeySet();

    /**
     * @param friend who is let in
     * @param key random bytes that nobody else knows
     */
    GuardedServer(NoLog log, Id friend, byte[] key) {
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
        this.passwords = Hashing.hmacSha256(key);
    }

    /** Whether a connection has shown the secret. */
    boolean isFriend(ServerCnxn connection) {
        return connection.getAuthInfo().contains(friend);
    }

    /** A connection has been closed. */
    void left(ServerCnxn connection) {
        long session = connection.getSessionId();
        if (strangersSessions.remove(session)) {
            closeSession(session);
        }
    }

    @Override
    public void processConnectRequest(ServerCnxn connection, ConnectRequest request)
            throws IOException, ClientCnxnLimitException {
        boolean opens = request.getSessionId() == 0;
        if (!opens && !checkPasswd(request.getSessionId(), request.getPasswd())) {
            // ZooKeeper would first close the connection of whoever has the session.
            finishSessionInit(connection, false);
            return;
        }
        super.processConnectRequest(connection, request);
        if (opens) {
            strangersSessions.add(connection.getSessionId());
            if (connection.isStale()) {
                left(connection);
            }
        }
    }

    @Override
    public void processPacket(ServerCnxn connection, RequestHeader header, RequestRecord request) throws IOException {
        if (isFriend(connection)) {
            super.processPacket(connection, header, request);
        } else if (header.getType() == OpCode.auth && ((GuardedConnection) connection).mayTry()) {
            super.processPacket(connection, header, request);
            if (isFriend(connection)) {
                strangersSessions.remove(connection.getSessionId());
            }
        } else {
            int no = KeeperException.Code.AUTHFAILED.intValue();
            connection.sendResponse(new ReplyHeader(header.getXid(), 0, no), null, null);
            connection.sendCloseSession();
        }
    }

    @Override
    protected boolean checkPasswd(long session, byte[] password) {
        return MessageDigest.isEqual(password(session), password);
    }

    private byte[] password(long session) {
        return Arrays.copyOf(passwords.hashLong(session).asBytes(), PASSWORD_BYTES);
    }

    /** As ZooKeeper does, with another password. */
    @Override
    public void finishSessionInit(ServerCnxn connection, boolean valid) {
        if (!valid) {
            super.finishSessionInit(connection, false);
            return;
        }
        NIOServerCnxn line = (NIOServerCnxn) connection;
        long session = line.getSessionId();
        try {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            line.protocolManager.serializeConnectResponse(
                    new ConnectResponse(0, line.getSessionTimeout(), session, password(session), false),
                    BinaryOutputArchive.getArchive(answer));
            ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(answer.size());
            line.sendBuffer(length.flip(), ByteBuffer.wrap(answer.toByteArray()));
            line.enableRecv();
        } catch (IOException | RuntimeException failure) {
            line.close(ServerCnxn.DisconnectReason.IO_EXCEPTION_IN_SESSION_INIT);
        }
    }

    @Override
    protected void registerJMX() {}

    @Override
    protected void unregisterJMX() {}
}
