package io.volley.coordination;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.curator.utils.ZKPaths;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;

/**
 * The tree in ZooKeeper. Curator keeps the session; what is asked of it is ZooKeeper's own API, so that each method knows
 * whether an answer that got lost may have been a yes.
 */
final class ZooKeeperTree implements Tree {
    private static final int ANY_VERSION = -1;

    /** That of a home that nobody has begun to delete: it is created empty, and written only then. */
    private static final int UNTOUCHED = 0;

    private static final byte[] EMPTY = {};

    private final Session session;
    private final HomeAcls acls;
    private final Ownership ownership;
    private final NodeReader reader;
    private final boolean founds;

    /** @param founds whether this may make the home of its application, and not only use it while it is there */
    ZooKeeperTree(Session session, HomeAcls acls, Ownership ownership, boolean founds) {
        this.session = session;
        this.acls = acls;
        this.ownership = ownership;
        this.reader = new NodeReader(ownership);
        this.founds = founds;
    }

    @Override
    public void connect(Consumer<Connection> listener, Duration patience) {
        session.connect(listener, patience);
    }

    @Override
    public Duration sessionTimeout() {
        return session.timeout();
    }

    @Override
    public Optional<Stored> get(String path) {
        return session.ask("read", path, zk -> reader.get(zk, path));
    }

    @Override
    public Optional<Stored> get(String path, Runnable changed) {
        return session.ask("watch", path, zk -> reader.get(zk, path, new Changed(changed)));
    }

    @Override
    public ImmutableSortedSet<String> children(String path, Runnable changed) {
        return session.ask("list", path, zk -> reader.children(zk, path, new Changed(changed)));
    }

    @Override
    public void set(String path, byte[] bytes) {
        session.ask("write", path, zk -> {
            while (!(ownership.look(zk, path).isPresent() ? write(zk, path, bytes) : create(zk, path, bytes))) {
                // It came or went in between: look again.
            }
            return true;
        });
    }

    @Override
    public void createEphemeral(String path, byte[] bytes) {
        session.ask("create", path, zk -> create(zk, path, bytes, CreateMode.EPHEMERAL));
    }

    /** Whether it still stood there. */
    private static boolean write(ZooKeeper zk, String path, byte[] bytes) throws KeeperException, InterruptedException {
        try {
            zk.setData(path, bytes, ANY_VERSION);
            return true;
        } catch (KeeperException.NoNodeException gone) {
            return false;
        }
    }

    private boolean create(ZooKeeper zk, String path, byte[] bytes) throws KeeperException, InterruptedException {
        return create(zk, path, bytes, CreateMode.PERSISTENT);
    }

    /** Whether it did not stand there already. */
    private boolean create(ZooKeeper zk, String path, byte[] bytes, CreateMode mode)
            throws KeeperException, InterruptedException {
        while (true) {
            try {
                return ownership.inHome(zk, path, () -> put(zk, path, bytes, mode));
            } catch (KeeperException.NodeExistsException exists) {
                return false;
            } catch (KeeperException.NoNodeException missing) {
                createParents(zk, path);
            }
        }
    }

    private boolean put(ZooKeeper zk, String path, byte[] bytes, CreateMode mode)
            throws KeeperException, InterruptedException {
        if (founds) {
            zk.create(path, bytes, acls.getAclForPath(path), mode);
            return true;
        }
        String home = acls.home(path);
        try {
            zk.multi(ImmutableList.of(
                    Op.check(home, UNTOUCHED), Op.create(path, bytes, acls.getAclForPath(path), mode)));
            return true;
        } catch (KeeperException failure) {
            if (refusedPen(failure)) {
                throw new FencedException(
                        "%s is being deleted, or gone: the application is over; this process must stop writing and exit"
                                .formatted(home));
            }
            throw failure;
        }
    }

    private void createParents(ZooKeeper zk, String path) throws KeeperException, InterruptedException {
        if (founds) {
            ZKPaths.mkdirs(zk, path, false, acls, false);
            return;
        }
        String home = acls.home(path);
        for (int end = path.indexOf('/', home.length() + 1); end > 0; end = path.indexOf('/', end + 1)) {
            try {
                put(zk, path.substring(0, end), EMPTY, CreateMode.PERSISTENT);
            } catch (KeeperException.NodeExistsException there) {
                // As it should.
            }
        }
    }

    @Override
    public OptionalInt swap(String path, byte[] bytes, Optional<Stored> before) {
        int version = before.map(stored -> stored.version() + 1).orElse(0);
        IndeterminateWrite lost = new IndeterminateWrite();
        return session.ask("take", path, zk -> {
            try {
                if (before.isPresent()) {
                    ownership.look(zk, path);
                    lost.unlessAnswered(() -> zk.setData(path, bytes, version - 1));
                    return OptionalInt.of(version);
                }
                boolean created = lost.unlessAnswered(() -> create(zk, path, bytes));
                return created || lost.andDone(reader.get(zk, path), bytes, version)
                        ? OptionalInt.of(version)
                        : OptionalInt.empty();
            } catch (KeeperException.BadVersionException | KeeperException.NoNodeException other) {
                return lost.andDone(reader.get(zk, path), bytes, version)
                        ? OptionalInt.of(version)
                        : OptionalInt.empty();
            }
        });
    }

    @Override
    public void set(String path, byte[] bytes, FencingToken token) {
        session.ask("write", path, zk -> {
            Op write = Op.setData(path, bytes, ANY_VERSION);
            while (!(ownership.look(zk, path).isPresent()
                    ? fenced(zk, token, write, KeeperException.Code.NONODE)
                    : create(zk, path, bytes, token))) {
                // It came or went in between: look again.
            }
            return true;
        });
    }

    @Override
    public boolean create(String path, byte[] bytes, FencingToken token) {
        IndeterminateWrite lost = new IndeterminateWrite();
        return session.ask(
                "append",
                path,
                zk -> lost.unlessAnswered(() -> create(zk, path, bytes, token))
                        || lost.andDone(reader.get(zk, path), bytes, 0));
    }

    private boolean create(ZooKeeper zk, String path, byte[] bytes, FencingToken token)
            throws KeeperException, InterruptedException {
        Op create = Op.create(path, bytes, acls.getAclForPath(path), CreateMode.PERSISTENT);
        while (true) {
            try {
                return ownership.inHome(zk, path, () -> fenced(zk, token, create, KeeperException.Code.NODEEXISTS));
            } catch (KeeperException.NoNodeException missing) {
                createParents(zk, path);
            }
        }
    }

    /**
     * Does one thing if the token is held.
     *
     * @return whether it was done; {@code false} if the tree said {@code no} to it
     */
    private static boolean fenced(ZooKeeper zk, FencingToken token, Op op, KeeperException.Code no)
            throws KeeperException, InterruptedException {
        try {
            zk.multi(ImmutableList.of(Op.check(token.epoch().path(), token.version()), op));
            return true;
        } catch (KeeperException failure) {
            if (refusedPen(failure)) {
                throw new FencedException(
                        "Attempt %d no longer holds %s: a later attempt has taken it, or the application is over; this attempt must stop writing and exit"
                                .formatted(token.attempt(), token.epoch()));
            }
            if (failure.code() == no) {
                return false;
            }
            throw failure;
        }
    }

    /** The first result is that of the check. */
    private static boolean refusedPen(KeeperException failure) {
        return failure.getResults() != null
                && !failure.getResults().isEmpty()
                && failure.getResults().get(0) instanceof OpResult.ErrorResult check
                && (check.getErr() == KeeperException.Code.BADVERSION.intValue()
                        || check.getErr() == KeeperException.Code.NONODE.intValue());
    }

    @Override
    public void delete(String path) {
        session.ask("delete", path, zk -> {
            try {
                zk.delete(path, ANY_VERSION);
                return true;
            } catch (KeeperException.NoNodeException gone) {
                return false;
            }
        });
    }

    @Override
    public void deleteTree(String path) {
        session.ask("delete", path, zk -> {
            while (zk.exists(path, false) != null) {
                try {
                    // First of all: from now on nobody puts anything into it but who may found it.
                    zk.setData(path, EMPTY, ANY_VERSION);
                    ZKPaths.deleteChildren(zk, path, true);
                } catch (KeeperException.NoNodeException gone) {
                    // Somebody else deletes as well: look again.
                }
            }
            return true;
        });
    }

    @Override
    public void close() {
        session.close();
    }

    /** Two of the same {@code changed} are the same watcher, of which ZooKeeper keeps one per node. */
    private record Changed(Runnable changed) implements Watcher {
        @Override
        public void process(WatchedEvent event) {
            if (event.getType() != Event.EventType.None) {
                changed.run();
            }
        }
    }
}
