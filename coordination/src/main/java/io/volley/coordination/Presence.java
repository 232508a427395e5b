package io.volley.coordination;

import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps an ephemeral node in being. One that an older session left behind is waited out: it vanishes with that session,
 * and the node is created anew at that moment. What it shows may change; only the session's own node is ever written.
 */
final class Presence {
    private final Tree tree;
    private final String path;
    private volatile byte[] bytes;
    private volatile boolean over;

    Presence(Tree tree, String path, byte[] bytes) {
        this.tree = tree;
        this.path = path;
        this.bytes = bytes;
    }

    /** The node shall hold this; it does when this is kept the next time. */
    void show(byte[] next) {
        bytes = next;
    }

    /** The node shall go; it does when this is kept the next time. */
    void over() {
        over = true;
    }

    void keep(RetryingTask task) {
        if (over) {
            if (tree.get(path).filter(Stored::ours).isPresent()) {
                tree.delete(path);
            }
            task.end();
            return;
        }
        Optional<Stored> found = tree.get(path, task);
        byte[] newest = bytes;
        if (found.isEmpty()) {
            try {
                tree.createEphemeral(path, newest);
                task.run();
            } catch (FencedException applicationIsOver) {
                task.end();
            }
        } else if (found.filter(Stored::ours)
                .filter(stored -> !Arrays.equals(stored.bytes(), newest))
                .isPresent()) {
            tree.swap(path, newest, found);
            task.run();
        }
    }
}
