package io.volley.coordination;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store on any tree. What goes on in the background is a set of tasks on one thread of their own; all of them are due
 * whenever the tree is reached again, so that nothing depends on an event that came while it was not.
 */
abstract class TreeStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(TreeStore.class);

    private final Tree tree;
    private final EventLoop listeners = EventLoop.goingOn("volley-store", this::listenerFailed);
    private final ScheduledExecutorService worker = new ScheduledThreadPoolExecutor(
            1,
            new ThreadFactoryBuilder()
                    .setDaemon(true)
                    .setNameFormat("volley-store-worker")
                    .build());
    private final Set<RetryingTask> tasks = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Connection>> connectionListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Error>> fatalListeners = new CopyOnWriteArrayList<>();
    private final Map<FencingToken, AtomicLong> appended = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    TreeStore(Tree tree) {
        this.tree = tree;
    }

    @Override
    public void start() {
        start(Duration.ZERO);
    }

    @Override
    public void start(Duration patience) {
        try {
            tree.connect(this::connection, patience);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public <T> Optional<T> read(Node<T> node) {
        return tree.get(node.path()).map(stored -> stored.as(node));
    }

    @Override
    public <T> void write(Node<T> node, T state) {
        tree.set(node.path(), RecordJson.write(state));
    }

    @Override
    public <T> Publisher<T> publisher(Node<T> node) {
        return publisher(node, bytes -> tree.set(node.path(), bytes), () -> {});
    }

    @Override
    public <T> Publisher<T> publisher(Node<T> node, FencingToken token, Runnable fenced) {
        return publisher(node, bytes -> tree.set(node.path(), bytes, token), () -> listeners.execute(fenced));
    }

    private <T> Publisher<T> publisher(Node<T> node, Consumer<byte[]> target, Runnable fenced) {
        return new NodePublisher<>(target, fenced, (work, ended) -> task(node.path(), work, ended));
    }

    @Override
    public <T> Registration watch(Node<T> node, Consumer<Optional<T>> listener) {
        return goOn(node.path(), new NodeWatch<>(tree, listeners, node, listener)::look);
    }

    @Override
    public <T> Registration watch(Directory<T> directory, Listener<T> listener) {
        return goOn(directory.path(), new DirectoryWatch<>(tree, listeners, directory, listener)::look);
    }

    @Override
    public <T> Registration watchAnnounced(Directory<T> directory, Consumer<ImmutableSortedMap<String, T>> listener) {
        return goOn(directory.path(), new AnnouncementsWatch<>(tree, listeners, directory, listener)::look);
    }

    /** The children's names are the attempt and a count, so that they go up however often a write is tried. */
    @Override
    public <T> void append(Directory<T> directory, T state, FencingToken token) {
        byte[] bytes = RecordJson.write(state);
        AtomicLong count = appended.computeIfAbsent(token, first -> new AtomicLong());
        String name;
        do {
            name = String.format(Locale.ROOT, "%05d-%010d", token.attempt(), count.incrementAndGet());
        } while (!tree.create(directory.child(name).path(), bytes, token));
    }

    @Override
    public void delete(Node<?> node) {
        tree.delete(node.path());
    }

    @Override
    public void deleteEventually(Node<?> node) {
        task(node.path(), task -> {
                    tree.delete(node.path());
                    task.end();
                })
                .run();
    }

    @Override
    public void deleteTree(String path) {
        tree.deleteTree(path);
    }

    @Override
    public <T> Announcement<T> announce(Node<T> node, T state) {
        Presence presence = new Presence(tree, node.path(), RecordJson.write(state));
        RetryingTask task = task(node.path(), presence::keep);
        task.run();
        return new Announcement<>() {
            @Override
            public void show(T next) {
                presence.show(RecordJson.write(next));
                task.run();
            }

            @Override
            public void close() {
                presence.over();
                task.run();
            }
        };
    }

    @Override
    public FencingToken takeToken(Node<Epoch> epoch, int attempt) {
        return takeToken(epoch, attempt, Duration.ZERO);
    }

    @Override
    public FencingToken takeToken(Node<Epoch> epoch, int attempt, Duration patience) {
        return new TokenTaker(tree, epoch, attempt).take(patience);
    }

    @Override
    public Duration sessionTimeout() {
        return tree.sessionTimeout();
    }

    @Override
    public boolean holds(FencingToken token) {
        return tree.get(token.epoch().path())
                .filter(stored -> stored.version() == token.version()
                        && stored.as(token.epoch()).attempt() == token.attempt())
                .isPresent();
    }

    @Override
    public Registration onConnection(Consumer<Connection> listener) {
        connectionListeners.add(listener);
        return () -> connectionListeners.remove(listener);
    }

    @Override
    public Registration onFatal(Consumer<Error> fatal) {
        fatalListeners.add(fatal);
        return () -> fatalListeners.remove(fatal);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            tasks.forEach(RetryingTask::end);
            connectionListeners.clear();
            fatalListeners.clear();
            worker.shutdownNow();
            listeners.close();
            tree.close();
        }
    }

    private Registration goOn(String path, Consumer<RetryingTask> work) {
        RetryingTask task = task(path, work);
        task.run();
        return task::end;
    }

    private RetryingTask task(String path, Consumer<RetryingTask> work) {
        return task(path, work, () -> {});
    }

    private RetryingTask task(String path, Consumer<RetryingTask> work, Runnable ended) {
        Consumer<RetryingTask> forget = task -> {
            tasks.remove(task);
            ended.run();
        };
        RetryingTask task = new RetryingTask(worker, path, work, forget, this::fatal);
        tasks.add(task);
        return task;
    }

    private void listenerFailed(Throwable failure) {
        if (failure instanceof Error error) {
            fatal(error);
        } else {
            LOG.error("A listener failed; continuing", failure);
        }
    }

    private void fatal(Error error) {
        LOG.error("The store failed", error);
        fatalListeners.forEach(listener -> listener.accept(error));
    }

    private void connection(Connection connection) {
        if (connection == Connection.CONNECTED) {
            tasks.forEach(RetryingTask::run);
        }
        for (Consumer<Connection> listener : connectionListeners) {
            listeners.execute(() -> {
                if (connectionListeners.contains(listener)) {
                    listener.accept(connection);
                }
            });
        }
    }
}
