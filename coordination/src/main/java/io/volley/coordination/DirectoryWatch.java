package io.volley.coordination;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.api.CuratorWatcher;
import org.apache.zookeeper.KeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch on the children of a node; tells each child once, in the order of their names. */
final class DirectoryWatch<T> implements Refreshed {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

    private final CuratorFramework client;
    private final StoreThreads threads;
    private final Directory<T> directory;
    private final Store.Listener<T> listener;
    private final CuratorWatcher watcher = event -> refresh();
    private final Set<String> told = new HashSet<>();
    private volatile boolean closed;

    DirectoryWatch(CuratorFramework client, StoreThreads threads, Directory<T> directory, Store.Listener<T> listener) {
        this.client = client;
        this.threads = threads;
        this.directory = directory;
        this.listener = listener;
    }

    @Override
    public void refresh() {
        if (!closed) {
            threads.talk(this::look);
        }
    }

    private void look() throws Exception {
        List<String> children;
        try {
            children = client.getChildren().usingWatcher(watcher).forPath(directory.path());
        } catch (KeeperException.NoNodeException none) {
            if (client.checkExists().usingWatcher(watcher).forPath(directory.path()) != null) {
                look();
            }
            return;
        }
        told.retainAll(children);
        for (String name : children.stream().sorted().toList()) {
            if (!told.contains(name)) {
                tell(directory.child(name));
                told.add(name);
            }
        }
    }

    private void tell(Node<T> child) throws Exception {
        try {
            T state = RecordJson.read(client.getData().forPath(child.path()), child.type(), child.path());
            threads.tell(() -> {
                if (!closed) {
                    listener.child(child, state);
                }
            });
        } catch (KeeperException.NoNodeException gone) {
            LOG.debug("{} is gone already", child, gone);
        } catch (StoreException notOurs) {
            LOG.error("Ignored: {}", notOurs.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
