package io.volley.coordination;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.api.CuratorWatcher;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;

/**
 * An ephemeral node that stands as long as this is open. One that an older session of ours left is replaced, since it
 * would vanish with that session.
 */
final class Presence<T> implements Refreshed {
    private final CuratorFramework client;
    private final StoreThreads threads;
    private final Node<T> node;
    private final byte[] bytes;
    private final CuratorWatcher watcher = event -> refresh();
    private volatile boolean closed;

    Presence(CuratorFramework client, StoreThreads threads, Node<T> node, T state) {
        this.client = client;
        this.threads = threads;
        this.node = node;
        this.bytes = RecordJson.write(state);
    }

    @Override
    public void refresh() {
        if (!closed) {
            threads.talk(this::ensure);
        }
    }

    private void ensure() throws Exception {
        if (closed) {
            return;
        }
        Stat stat = client.checkExists().usingWatcher(watcher).forPath(node.path());
        long session = client.getZookeeperClient().getZooKeeper().getSessionId();
        if (stat != null && stat.getEphemeralOwner() == session) {
            return;
        }
        if (stat != null) {
            remove();
        }
        try {
            client.create()
                    .creatingParentsIfNeeded()
                    .withMode(CreateMode.EPHEMERAL)
                    .forPath(node.path(), bytes);
        } catch (KeeperException.NodeExistsException again) {
            ensure();
        }
    }

    private void remove() throws Exception {
        try {
            client.delete().forPath(node.path());
        } catch (KeeperException.NoNodeException gone) {
            // What was to be removed is.
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            threads.talk(this::remove);
        }
    }
}
