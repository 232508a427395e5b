package io.volley.coordination;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Znodes in memory, shared by all the stores of a test as ZooKeeper is by all its clients: with versions, ephemeral nodes,
 * one-shot watches and the ACLs of {@link HomeAcls}. Nothing in it lasts longer than the test.
 */
public final class MemoryTree {
    private final HomeAcls acls;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final SetMultimap<String, Watch> nodeWatches = LinkedHashMultimap.create();
    private final SetMultimap<String, Watch> childWatches = LinkedHashMultimap.create();
    private long lastSession;

    public MemoryTree() {
        this("/volley");
    }

    /** @param root what all of Volley's nodes stand under */
    public MemoryTree(String root) {
        this.acls = new HomeAcls(root);
    }

    /** All paths that exist, in order; for assertions. */
    public synchronized ImmutableSortedSet<String> paths() {
        return ImmutableSortedSet.copyOf(entries.keySet());
    }

    synchronized Caller open(String secret) {
        return new Caller(++lastSession, secret);
    }

    synchronized void end(Caller caller) {
        nodeWatches.values().removeIf(watch -> watch.session == caller.session);
        childWatches.values().removeIf(watch -> watch.session == caller.session);
        ImmutableList.copyOf(entries.keySet()).stream()
                .filter(path -> entry(path)
                        .map(entry -> entry.session == caller.session)
                        .orElse(false))
                .forEach(this::remove);
    }

    synchronized Optional<Stored> get(Caller caller, String path) {
        Optional<Entry> entry = entry(path);
        entry.ifPresent(
                found -> allow(caller, path, "read", acls.shared(path) || acls.inPools(path) || found.owns(caller)));
        return entry.map(
                found -> new Stored(found.bytes, found.version, EphemeralOwner.of(found.session, caller.session)));
    }

    synchronized Optional<Stored> get(Caller caller, String path, Runnable changed) {
        Optional<Stored> stored = get(caller, path);
        nodeWatches.put(path, new Watch(caller.session, changed));
        return stored;
    }

    synchronized ImmutableSortedSet<String> children(Caller caller, String path, Runnable changed) {
        if (get(caller, path, changed).isEmpty()) {
            return ImmutableSortedSet.of();
        }
        childWatches.put(path, new Watch(caller.session, changed));
        return children(path);
    }

    /** Creates or writes a node if {@code wanted} holds for what is there; says whether. */
    synchronized Optional<Integer> put(
            Caller caller, String path, byte[] bytes, boolean ephemeral, Predicate<Optional<Entry>> wanted) {
        Optional<Entry> before = entry(path);
        if (!wanted.test(before)) {
            return Optional.empty();
        }
        if (before.isEmpty()) {
            createParents(caller, path);
            entries.put(path, new Entry(bytes, 0, ephemeral ? caller.session : 0, caller.secret));
            fire(childWatches, parent(path));
        } else {
            Entry old = before.get();
            allow(caller, path, "write", !acls.shared(path) && old.owns(caller));
            entries.put(path, new Entry(bytes, old.version + 1, old.session, old.secret));
        }
        fire(nodeWatches, path);
        return Optional.of(before.map(entry -> entry.version + 1).orElse(0));
    }

    synchronized void check(FencingToken token) {
        if (entry(token.epoch().path())
                .filter(epoch -> epoch.version == token.version())
                .isEmpty()) {
            throw new FencedException("Attempt %d no longer holds %s".formatted(token.attempt(), token.epoch()));
        }
    }

    /** Runs a check and a write as one. */
    synchronized Optional<Integer> putChecked(
            Caller caller, String path, byte[] bytes, FencingToken token, Predicate<Optional<Entry>> wanted) {
        check(token);
        return put(caller, path, bytes, false, wanted);
    }

    synchronized void delete(Caller caller, String path) {
        if (entry(path).isPresent()) {
            allowIn(caller, parent(path), "delete", path);
            if (!children(path).isEmpty()) {
                throw new StoreException("Cannot delete %s: it has children".formatted(path));
            }
            remove(path);
        }
    }

    synchronized void deleteTree(Caller caller, String path) {
        children(path).forEach(name -> deleteTree(caller, path + "/" + name));
        delete(caller, path);
    }

    private void createParents(Caller caller, String path) {
        String parent = parent(path);
        if (!parent.equals("/") && !entries.containsKey(parent)) {
            put(caller, parent, new byte[0], false, Optional::isEmpty);
        }
        if (!acls.isPool(parent)) {
            allowIn(caller, parent, "create", path);
        }
    }

    private void allowIn(Caller caller, String parent, String doing, String path) {
        boolean open = acls.shared(parent) || parent.equals("/");
        allow(
                caller,
                path,
                doing,
                open
                        || (!acls.isPool(parent)
                                && entry(parent)
                                        .filter(entry -> entry.owns(caller))
                                        .isPresent()));
    }

    private static void allow(Caller caller, String path, String doing, boolean allowed) {
        Preconditions.checkArgument(!caller.secret.isEmpty(), "a store needs a secret");
        if (!allowed) {
            throw new RefusedException("Cannot %s %s: its ACL does not admit this application".formatted(doing, path));
        }
    }

    private void remove(String path) {
        entries.remove(path);
        fire(nodeWatches, path);
        fire(childWatches, path);
        fire(childWatches, parent(path));
    }

    private static void fire(SetMultimap<String, Watch> watches, String path) {
        watches.removeAll(path).forEach(watch -> watch.changed.run());
    }

    private ImmutableSortedSet<String> children(String path) {
        String prefix = path + "/";
        return entries.tailMap(prefix).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .filter(name -> !name.contains("/"))
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    private Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** Who asks. */
    record Caller(long session, String secret) {}

    private record Watch(long session, Runnable changed) {}

    /** One node. */
    static final class Entry {
        private final byte[] bytes;
        private final int version;
        private final long session;
        private final String secret;

        private Entry(byte[] bytes, int version, long session, String secret) {
            this.bytes = bytes;
            this.version = version;
            this.session = session;
            this.secret = secret;
        }

        int version() {
            return version;
        }

        private boolean owns(Caller caller) {
            return secret.equals(caller.secret);
        }
    }
}
