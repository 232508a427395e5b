package io.volley.coordination;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A session on a {@link MemoryTree}: what a {@link CuratorStore} is on a ZooKeeper. Can be cut off from its tree. */
public final class MemoryStore implements Store {
    private final MemoryTree tree;
    private final String secret;
    private final StoreThreads threads = new StoreThreads();
    private final Set<Refreshed> refreshed = ConcurrentHashMap.newKeySet();
    private final Set<Consumer<Connection>> connections = new CopyOnWriteArraySet<>();
    private volatile boolean cut;

    public MemoryStore(MemoryTree tree, String secret) {
        this.tree = tree;
        this.secret = secret;
    }

    /** The tree does not answer any more. */
    public void suspend() {
        cut = true;
        say(Connection.SUSPENDED);
    }

    /** The tree answers again, and the session lives on. */
    public void resume() {
        cut = false;
        say(Connection.CONNECTED);
        refresh();
    }

    /** The session is gone, and its ephemerals with it; a new one begins at once. */
    public void expire() {
        say(Connection.LOST);
        tree.dropEphemerals(this);
        resume();
    }

    private void say(Connection state) {
        connections.forEach(listener -> threads.tell(() -> listener.accept(state)));
    }

    void refresh() {
        refreshed.forEach(Refreshed::refresh);
    }

    private void requireConnected() {
        if (cut) {
            throw new StoreException("the store is away");
        }
    }

    @Override
    public void start() {
        tree.join(this);
    }

    @Override
    public <T> Optional<T> read(Node<T> node) {
        requireConnected();
        return tree.get(node.path(), secret).map(content -> RecordJson.read(content.bytes(), node.type(), node.path()));
    }

    @Override
    public <T> void write(Node<T> node, T state) {
        requireConnected();
        tree.put(node.path(), RecordJson.write(state), secret, Optional.empty());
    }

    @Override
    public <T> Publisher<T> publisher(Node<T> node) {
        return new NewestState<>(
                threads,
                state -> {
                    requireAnswer();
                    tree.put(node.path(), RecordJson.write(state), secret, Optional.empty());
                },
                () -> {});
    }

    @Override
    public <T> Publisher<T> publisher(Node<T> node, Pen pen, Runnable fenced) {
        return new NewestState<>(
                threads,
                state -> {
                    requireAnswer();
                    tree.putFenced(node.path(), RecordJson.write(state), secret, pen);
                },
                fenced);
    }

    private void requireAnswer() throws java.io.IOException {
        if (cut) {
            throw new java.io.IOException("the store is away");
        }
    }

    @Override
    public <T> Registration watch(Node<T> node, Consumer<Optional<T>> listener) {
        return registered(new Watch(() -> look(node, listener, new long[] {-2})));
    }

    private <T> Runnable look(Node<T> node, Consumer<Optional<T>> listener, long[] seen) {
        return () -> {
            Optional<MemoryTree.Content> content = tree.get(node.path(), secret);
            long change = content.map(MemoryTree.Content::change).orElse(-1L);
            if (change != seen[0]) {
                seen[0] = change;
                Optional<T> state = content.map(now -> RecordJson.read(now.bytes(), node.type(), node.path()));
                threads.tell(() -> listener.accept(state));
            }
        };
    }

    @Override
    public <T> Registration watch(Directory<T> directory, Listener<T> listener) {
        Set<String> told = new HashSet<>();
        return registered(new Watch(() ->
                () -> tree.children(directory.path(), secret).forEach((name, content) -> {
                    if (told.add(name)) {
                        Node<T> child = directory.child(name);
                        T state = RecordJson.read(content.bytes(), child.type(), child.path());
                        threads.tell(() -> listener.child(child, state));
                    }
                })));
    }

    @Override
    public <T> void append(Directory<T> directory, T state, Pen pen) {
        requireConnected();
        tree.appendFenced(directory.path(), RecordJson.write(state), secret, pen);
    }

    @Override
    public void delete(Node<?> node) {
        deleteTree(node.path());
    }

    @Override
    public void deleteTree(String path) {
        requireConnected();
        tree.deleteTree(path, secret);
    }

    @Override
    public <T> Registration announce(Node<T> node, T state) {
        Registration presence = registered(new Watch(() -> () -> {
            if (tree.get(node.path(), secret).isEmpty()) {
                tree.put(node.path(), RecordJson.write(state), secret, Optional.of(this));
            }
        }));
        AtomicBoolean gone = new AtomicBoolean();
        return () -> {
            presence.close();
            if (gone.compareAndSet(false, true)) {
                threads.talk(() -> tree.deleteTree(node.path(), secret));
            }
        };
    }

    private Registration registered(Watch watch) {
        refreshed.add(watch);
        watch.refresh();
        return () -> {
            refreshed.remove(watch);
            watch.close();
        };
    }

    @Override
    public Pen takePen(Node<Epoch> epoch, int attempt) {
        requireConnected();
        return tree.takePen(epoch, attempt, secret);
    }

    @Override
    public boolean holds(Pen pen) {
        requireConnected();
        return tree.get(pen.epoch().path(), secret)
                .filter(content -> content.version() == pen.version())
                .isPresent();
    }

    @Override
    public Registration onConnection(Consumer<Connection> listener) {
        connections.add(listener);
        return () -> connections.remove(listener);
    }

    @Override
    public void close() {
        refreshed.clear();
        tree.leave(this);
        threads.close();
    }

    /** Looks at the tree on the store's own thread, unless cut off from it. */
    private final class Watch implements Refreshed {
        private final Runnable look;
        private volatile boolean closed;

        private Watch(java.util.function.Supplier<Runnable> look) {
            this.look = look.get();
        }

        @Override
        public void refresh() {
            threads.talk(() -> {
                if (!closed && !cut) {
                    look.run();
                }
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
