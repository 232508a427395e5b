package io.volley.coordination;

import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a node whenever it may have changed, and tells what it holds if that is not what was told last. */
final class NodeWatch<T> {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);

    private final Tree tree;
    private final EventLoop listeners;
    private final Node<T> node;
    private final Consumer<Optional<T>> listener;
    private String complaint = "";
    private volatile Optional<T> seen = Optional.empty();
    private boolean toldOnce;
    private Optional<T> told = Optional.empty();

    NodeWatch(Tree tree, EventLoop listeners, Node<T> node, Consumer<Optional<T>> listener) {
        this.tree = tree;
        this.listeners = listeners;
        this.node = node;
        this.listener = listener;
    }

    /**
     * A state that cannot be read is logged and not told: the last good one stands until the node changes again. It is
     * logged once, however often it is looked at or written anew.
     */
    void look(RetryingTask task) {
        Optional<Stored> stored = tree.get(node.path(), task);
        try {
            seen = stored.map(found -> found.as(node));
        } catch (StoreException unreadable) {
            complain(String.valueOf(unreadable.getMessage()));
            return;
        }
        complaint = "";
        listeners.execute(() -> tell(task));
    }

    private void complain(String message) {
        if (!message.equals(complaint)) {
            complaint = message;
            LOG.error("Ignoring a malformed record: {}", message);
        }
    }

    private void tell(RetryingTask task) {
        Optional<T> now = seen;
        if (task.ended() || (toldOnce && now.equals(told))) {
            return;
        }
        toldOnce = true;
        told = now;
        listener.accept(now);
    }
}
