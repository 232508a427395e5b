package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A store on any tree. What goes on in the background is a set of chores on one thread of their own; all of them are due
 * whenever the tree is reached again, so that nothing depends on an event that came while it was not.
 */
abstract class TreeStore implements Store {
    private final Tree tree;
    private final Listeners listeners = new Listeners();
    private final ScheduledExecutorService worker = new ScheduledThreadPoolExecutor(
            1,
            new ThreadFactoryBuilder()
                    .setDaemon(true)
                    .setNameFormat("volley-store-worker")
                    .build());
    private final Set<Chore> chores = ConcurrentHashMap.newKeySet();
    private final Set<Publisher<?>> publishers = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Connection>> connectionListeners = new CopyOnWriteArrayList<>();
    private final Map<Pen, AtomicLong> appended = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    TreeStore(Tree tree) {
        this.tree = tree;
    }

    @Override
    public void start() {
        try {
            tree.connect(this::connection);
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
    public <T> Publisher<T> publisher(Node<T> node, Pen pen, Runnable fenced) {
        return publisher(node, bytes -> tree.set(node.path(), bytes, pen), () -> listeners.tell(fenced));
    }

    private <T> Publisher<T> publisher(Node<T> node, Consumer<byte[]> target, Runnable fenced) {
        Publisher<T> publisher = new NodePublisher<>(target, fenced, work -> chore(node.path(), work));
        publishers.add(publisher);
        return publisher;
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
    public <T> void append(Directory<T> directory, T state, Pen pen) {
        byte[] bytes = RecordJson.write(state);
        AtomicLong count = appended.computeIfAbsent(pen, first -> new AtomicLong());
        String name;
        do {
            name = String.format(Locale.ROOT, "%05d-%010d", pen.attempt(), count.incrementAndGet());
        } while (!tree.create(directory.child(name).path(), bytes, pen));
    }

    @Override
    public void delete(Node<?> node) {
        tree.delete(node.path());
    }

    @Override
    public void deleteTree(String path) {
        tree.deleteTree(path);
    }

    @Override
    public <T> Announcement<T> announce(Node<T> node, T state) {
        Presence presence = new Presence(tree, node.path(), RecordJson.write(state));
        Chore chore = chore(node.path(), presence::keep);
        chore.run();
        return new Announcement<>() {
            @Override
            public void show(T next) {
                presence.show(RecordJson.write(next));
                chore.run();
            }

            @Override
            public void close() {
                presence.over();
                chore.run();
            }
        };
    }

    @Override
    public Pen takePen(Node<Epoch> epoch, int attempt) {
        checkArgument(attempt >= 1, "attempt is %s, but must be at least 1", attempt);
        byte[] bytes = RecordJson.write(new Epoch(attempt));
        while (true) {
            Optional<Stored> before = tree.get(epoch.path());
            int holder = before.map(stored -> stored.as(epoch).attempt()).orElse(0);
            if (holder >= attempt) {
                throw new FencedException("Attempt %d cannot take %s: attempt %d holds it; this attempt must end"
                        .formatted(attempt, epoch, holder));
            }
            OptionalInt version = tree.swap(epoch.path(), bytes, before);
            if (version.isPresent()) {
                return new Pen(epoch, attempt, version.getAsInt());
            }
        }
    }

    @Override
    public boolean holds(Pen pen) {
        return tree.get(pen.epoch().path())
                .filter(stored -> stored.version() == pen.version()
                        && stored.as(pen.epoch()).attempt() == pen.attempt())
                .isPresent();
    }

    @Override
    public Registration onConnection(Consumer<Connection> listener) {
        connectionListeners.add(listener);
        return () -> connectionListeners.remove(listener);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            chores.forEach(Chore::end);
            publishers.forEach(Publisher::close);
            connectionListeners.clear();
            worker.shutdownNow();
            listeners.close();
            tree.close();
        }
    }

    private Registration goOn(String path, Consumer<Chore> work) {
        Chore chore = chore(path, work);
        chore.run();
        return () -> {
            chore.end();
            chores.remove(chore);
        };
    }

    private Chore chore(String path, Consumer<Chore> work) {
        Chore chore = new Chore(worker, path, work);
        chores.add(chore);
        return chore;
    }

    private void connection(Connection connection) {
        if (connection == Connection.CONNECTED) {
            chores.removeIf(Chore::ended);
            chores.forEach(Chore::run);
        }
        for (Consumer<Connection> listener : connectionListeners) {
            listeners.tell(() -> {
                if (connectionListeners.contains(listener)) {
                    listener.accept(connection);
                }
            });
        }
    }
}
