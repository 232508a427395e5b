package io.volley.coordination;

import com.google.common.collect.ImmutableSortedSet;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A session with a {@link MemoryTree} that can be cut off, lost and mended by a test. */
final class MemorySession implements Tree {
    private final MemoryTree tree;
    private final String secret;
    private Consumer<Connection> listener = state -> {};
    private Optional<MemoryTree.Caller> caller = Optional.empty();
    private Connection state = Connection.LOST;

    MemorySession(MemoryTree tree, String secret) {
        this.tree = tree;
        this.secret = secret;
    }

    @Override
    public synchronized void connect(Consumer<Connection> hears, Duration patience) {
        listener = hears;
        resume();
    }

    @Override
    public Duration sessionTimeout() {
        return Duration.ofSeconds(20);
    }

    synchronized void suspend() {
        state = Connection.SUSPENDED;
        listener.accept(state);
    }

    synchronized void lose() {
        caller.ifPresent(tree::end);
        caller = Optional.empty();
        state = Connection.LOST;
        listener.accept(state);
    }

    synchronized void resume() {
        if (caller.isEmpty()) {
            caller = Optional.of(tree.open(secret));
        }
        state = Connection.CONNECTED;
        listener.accept(state);
    }

    @Override
    public Optional<Stored> get(String path) {
        return tree.get(caller(path), path);
    }

    @Override
    public Optional<Stored> get(String path, Runnable changed) {
        return tree.get(caller(path), path, changed);
    }

    @Override
    public ImmutableSortedSet<String> children(String path, Runnable changed) {
        return tree.children(caller(path), path, changed);
    }

    @Override
    public void set(String path, byte[] bytes) {
        tree.put(caller(path), path, bytes, false, any -> true);
    }

    @Override
    public OptionalInt swap(String path, byte[] bytes, Optional<Stored> before) {
        return tree.put(
                        caller(path),
                        path,
                        bytes,
                        false,
                        now -> now.map(MemoryTree.Entry::version).equals(before.map(Stored::version)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    @Override
    public void set(String path, byte[] bytes, FencingToken token) {
        tree.putChecked(caller(path), path, bytes, token, any -> true);
    }

    @Override
    public boolean create(String path, byte[] bytes, FencingToken token) {
        return tree.putChecked(caller(path), path, bytes, token, Optional::isEmpty)
                .isPresent();
    }

    @Override
    public void createEphemeral(String path, byte[] bytes) {
        tree.put(caller(path), path, bytes, true, Optional::isEmpty);
    }

    @Override
    public void delete(String path) {
        tree.delete(caller(path), path);
    }

    @Override
    public void deleteTree(String path) {
        tree.deleteTree(caller(path), path);
    }

    @Override
    public synchronized void close() {
        caller.ifPresent(tree::end);
        caller = Optional.empty();
        state = Connection.LOST;
    }

    private synchronized MemoryTree.Caller caller(String path) {
        if (state != Connection.CONNECTED) {
            throw new StoreException("Cannot reach %s: the connection is %s".formatted(path, state));
        }
        return caller.orElseThrow();
    }
}
