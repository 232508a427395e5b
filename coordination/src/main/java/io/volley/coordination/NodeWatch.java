package io.volley.coordination;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.api.CuratorWatcher;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch on one node: after each event the node is read anew, and the listener told if it differs from the last time. */
final class NodeWatch<T> implements Refreshed {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    private static final long ABSENT = -1;
    private static final long UNKNOWN = -2;

    private final CuratorFramework client;
    private final StoreThreads threads;
    private final Node<T> node;
    private final Consumer<Optional<T>> listener;
    private final CuratorWatcher watcher = event -> refresh();
    private long seen = UNKNOWN;
    private volatile boolean closed;

    NodeWatch(CuratorFramework client, StoreThreads threads, Node<T> node, Consumer<Optional<T>> listener) {
        this.client = client;
        this.threads = threads;
        this.node = node;
        this.listener = listener;
    }

    @Override
    public void refresh() {
        if (!closed) {
            threads.talk(this::look);
        }
    }

    private void look() throws Exception {
        Stat stat = new Stat();
        try {
            byte[] bytes =
                    client.getData().storingStatIn(stat).usingWatcher(watcher).forPath(node.path());
            if (stat.getMzxid() != seen) {
                seen = stat.getMzxid();
                tell(bytes);
            }
        } catch (KeeperException.NoNodeException none) {
            if (client.checkExists().usingWatcher(watcher).forPath(node.path()) != null) {
                look();
            } else if (seen != ABSENT) {
                seen = ABSENT;
                tell(Optional.empty());
            }
        }
    }

    private void tell(byte[] bytes) {
        try {
            tell(Optional.of(RecordJson.read(bytes, node.type(), node.path())));
        } catch (StoreException notOurs) {
            LOG.error("Ignored: {}", notOurs.getMessage());
        }
    }

    private void tell(Optional<T> state) {
        threads.tell(() -> {
            if (!closed) {
                listener.accept(state);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
