package io.volley.coordination;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a directory whenever it may have changed, and tells its new children. All that has been told is named before
 * all that has not: names go up as children are created.
 */
final class DirectoryWatch<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

    private final Tree tree;
    private final EventLoop listeners;
    private final Directory<T> directory;
    private final Store.Listener<T> listener;
    private String last = "";

    DirectoryWatch(Tree tree, EventLoop listeners, Directory<T> directory, Store.Listener<T> listener) {
        this.tree = tree;
        this.listeners = listeners;
        this.directory = directory;
        this.listener = listener;
    }

    void look(RetryingTask task) {
        for (String name : tree.children(directory.path(), task).tailSet(last, false)) {
            Node<T> child = directory.child(name);
            Optional<Stored> stored = tree.get(child.path());
            last = name;
            stored.ifPresent(found -> read(child, found, task));
        }
    }

    private void read(Node<T> child, Stored stored, RetryingTask task) {
        try {
            T state = stored.as(child);
            listeners.execute(() -> {
                if (!task.ended()) {
                    listener.child(child, state);
                }
            });
        } catch (StoreException unreadable) {
            LOG.error("Ignoring a malformed record: {}", unreadable.getMessage());
        }
    }
}
