package io.volley.coordination;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What several {@link MemoryStore}s share: nodes by path, each with the secret of its owner. Safe for all threads. */
public final class MemoryTree {
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final List<MemoryStore> stores = new ArrayList<>();
    private long serial;

    /** What a node holds. */
    private record Entry(String document, int version, long change, String owner, Optional<MemoryStore> session) {}

    /** The document in a node and the number of its last change. */
    record Content(String document, int version, long change) {
        byte[] bytes() {
            return document.getBytes(StandardCharsets.UTF_8);
        }
    }

    synchronized void join(MemoryStore store) {
        stores.add(store);
    }

    synchronized void leave(MemoryStore store) {
        stores.remove(store);
        dropEphemerals(store);
    }

    synchronized void dropEphemerals(MemoryStore store) {
        entries.values().removeIf(entry -> entry.session().equals(Optional.of(store)));
        changed();
    }

    synchronized Optional<Content> get(String path, String secret) {
        Entry entry = entries.get(path);
        if (entry == null) {
            return Optional.empty();
        }
        requireOwner(path, entry, secret);
        return Optional.of(new Content(entry.document(), entry.version(), entry.change()));
    }

    synchronized int put(String path, byte[] bytes, String secret, Optional<MemoryStore> session) {
        Entry before = entries.get(path);
        if (before != null) {
            requireOwner(path, before, secret);
        }
        int version = before == null ? 0 : before.version() + 1;
        entries.put(path, new Entry(new String(bytes, StandardCharsets.UTF_8), version, ++serial, secret, session));
        changed();
        return version;
    }

    synchronized void putFenced(String path, byte[] bytes, String secret, Pen pen) {
        requirePen(pen, secret);
        put(path, bytes, secret, Optional.empty());
    }

    synchronized void appendFenced(String directory, byte[] bytes, String secret, Pen pen) {
        requirePen(pen, secret);
        put(directory + "/" + String.format("%010d", ++serial), bytes, secret, Optional.empty());
    }

    synchronized Map<String, Content> children(String directory, String secret) {
        Map<String, Content> children = new TreeMap<>();
        entries.subMap(directory + "/", directory + "0").forEach((path, entry) -> {
            requireOwner(path, entry, secret);
            children.put(
                    path.substring(directory.length() + 1),
                    new Content(entry.document(), entry.version(), entry.change()));
        });
        return children;
    }

    synchronized void deleteTree(String path, String secret) {
        List<String> doomed = new ArrayList<>();
        entries.forEach((name, entry) -> {
            if (name.equals(path) || name.startsWith(path + "/")) {
                requireOwner(name, entry, secret);
                doomed.add(name);
            }
        });
        doomed.forEach(entries::remove);
        changed();
    }

    synchronized Pen takePen(Node<Epoch> epoch, int attempt, String secret) {
        int now = get(epoch.path(), secret)
                .map(content -> RecordJson.read(content.bytes(), Epoch.class, epoch.path())
                        .attempt())
                .orElse(0);
        if (now >= attempt) {
            throw new FencedException("attempt " + now + " holds the pen; this is attempt " + attempt);
        }
        return new Pen(
                epoch, attempt, put(epoch.path(), RecordJson.write(new Epoch(attempt)), secret, Optional.empty()));
    }

    private void requirePen(Pen pen, String secret) {
        int version = get(pen.epoch().path(), secret).map(Content::version).orElse(-1);
        if (version != pen.version()) {
            throw new FencedException("attempt " + pen.attempt() + " has lost the pen");
        }
    }

    private static void requireOwner(String path, Entry entry, String secret) {
        if (!entry.owner().equals(secret)) {
            throw new StoreException(path + " belongs to somebody else");
        }
    }

    private void changed() {
        stores.forEach(MemoryStore::refresh);
    }
}
