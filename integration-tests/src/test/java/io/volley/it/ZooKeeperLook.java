package io.volley.it;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;

/** Looks into ZooKeeper as a stranger does. */
final class ZooKeeperLook {
    private ZooKeeperLook() {}

    /** The names below a node; none if it does not exist. */
    static List<String> children(String connect, String path) throws Exception {
        try {
            return look(connect, zooKeeper -> zooKeeper.getChildren(path, false));
        } catch (KeeperException.NoNodeException none) {
            return List.of();
        }
    }

    /** Whether there is a node: that may be known of one that may not be read, though newer servers say so by refusing. */
    static boolean exists(String connect, String path) throws Exception {
        try {
            return look(connect, zooKeeper -> zooKeeper.exists(path, false) != null);
        } catch (KeeperException.NoAuthException thereIsOne) {
            return true;
        }
    }

    private static <T> T look(String connect, Look<T> look) throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        ZooKeeper zooKeeper = new ZooKeeper(connect, 10_000, event -> {
            if (event.getState() == Watcher.Event.KeeperState.SyncConnected) {
                connected.countDown();
            }
        });
        try {
            if (!connected.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no connection to " + connect);
            }
            return look.at(zooKeeper);
        } finally {
            zooKeeper.close();
        }
    }

    /** Something that is looked up. */
    @FunctionalInterface
    private interface Look<T> {
        T at(ZooKeeper zooKeeper) throws KeeperException, InterruptedException;
    }
}
