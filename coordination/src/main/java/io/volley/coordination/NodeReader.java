package io.volley.coordination;

import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Optional;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;

/** Reads nodes of the application's own, and throws {@link StoreException} at those of others. */
final class NodeReader {
    private final Ownership ownership;

    NodeReader(Ownership ownership) {
        this.ownership = ownership;
    }

    /** What a node holds; empty if it does not exist. */
    Optional<Stored> get(ZooKeeper zk, String path) throws KeeperException, InterruptedException {
        return get(zk, path, null);
    }

    /** The same, and watches the node, whether it exists or not. */
    Optional<Stored> get(ZooKeeper zk, String path, @Nullable Watcher watcher)
            throws KeeperException, InterruptedException {
        while (true) {
            Optional<Stat> own = ownership.look(zk, path);
            if (own.isEmpty() && zk.exists(path, watcher) == null) {
                return Optional.empty();
            }
            if (own.isPresent()) {
                Optional<Stored> stored = get(zk, path, own.get(), watcher);
                if (stored.isPresent()) {
                    return stored;
                }
            }
        }
    }

    /** Empty if the node is not the one that was looked at. What is too large to be a record is not fetched. */
    private static Optional<Stored> get(ZooKeeper zk, String path, Stat looked, @Nullable Watcher watcher)
            throws KeeperException, InterruptedException {
        try {
            if (looked.getDataLength() > RecordJson.MOST_BYTES) {
                return Optional.ofNullable(zk.exists(path, watcher))
                        .filter(stat -> same(looked, stat) && stat.getVersion() == looked.getVersion())
                        .map(stat -> Stored.unread(stat.getDataLength(), stat.getVersion(), owner(zk, stat)));
            }
            Stat stat = new Stat();
            byte[] bytes = zk.getData(path, watcher, stat);
            return Optional.of(new Stored(bytes == null ? new byte[0] : bytes, stat.getVersion(), owner(zk, stat)))
                    .filter(stored -> same(looked, stat));
        } catch (KeeperException.NoNodeException gone) {
            return Optional.empty();
        }
    }

    private static EphemeralOwner owner(ZooKeeper zk, Stat stat) {
        return EphemeralOwner.of(stat.getEphemeralOwner(), zk.getSessionId());
    }

    /** Whether both are states of one node, and not of two that followed each other. */
    private static boolean same(Stat one, Stat other) {
        return one.getCzxid() == other.getCzxid();
    }

    /** The names of a node's children, which it watches; none if it does not exist. */
    ImmutableSortedSet<String> children(ZooKeeper zk, String path, Watcher watcher)
            throws KeeperException, InterruptedException {
        while (true) {
            Optional<Stat> own = ownership.look(zk, path);
            if (own.isEmpty() && zk.exists(path, watcher) == null) {
                return ImmutableSortedSet.of();
            }
            try {
                Stat stat = new Stat();
                List<String> names = zk.getChildren(path, watcher, stat);
                if (own.filter(looked -> same(looked, stat)).isPresent()) {
                    return ImmutableSortedSet.copyOf(names);
                }
            } catch (KeeperException.NoNodeException gone) {
                // Look again.
            }
        }
    }
}
