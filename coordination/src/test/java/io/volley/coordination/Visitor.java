package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;

/** A client of ZooKeeper that asks what it likes, without any of Volley's own manners. */
final class Visitor implements AutoCloseable {
    private static final int SESSION_MS = 10_000;

    private final ZooKeeper zk;

    private Visitor(ZooKeeper zk) {
        this.zk = zk;
    }

    /** @param introductions of the digest scheme, {@code user:password} */
    static Visitor open(String connect, String... introductions) {
        try {
            ZooKeeper zk = new ZooKeeper(connect, SESSION_MS, event -> {});
            for (String introduction : introductions) {
                zk.addAuthInfo("digest", introduction.getBytes(UTF_8));
            }
            return new Visitor(zk);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    ZooKeeper zk() {
        return zk;
    }

    /** Writes a node, which it creates if need be. */
    void plant(String path, byte[] bytes, List<ACL> acl) {
        write(path, bytes, acl, CreateMode.PERSISTENT);
    }

    /** Writes a node that everybody may read and write, and that goes with this visitor if he has created it. */
    void announce(String path, byte[] bytes) {
        write(path, bytes, Ids.OPEN_ACL_UNSAFE, CreateMode.EPHEMERAL);
    }

    private void write(String path, byte[] bytes, List<ACL> acl, CreateMode mode) {
        try {
            if (zk.exists(path, false) == null) {
                zk.create(path, bytes, acl, mode);
            } else {
                zk.setData(path, bytes, -1);
            }
        } catch (KeeperException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            zk.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
