package io.volley.coordination;

import java.util.Optional;

/**
 * Keeps an ephemeral node in being. One that an older session left behind is waited out: it vanishes with that session,
 * and the node is created anew at that moment.
 */
final class Presence {
    private final Tree tree;
    private final String path;
    private final byte[] bytes;
    private volatile boolean over;

    Presence(Tree tree, String path, byte[] bytes) {
        this.tree = tree;
        this.path = path;
        this.bytes = bytes;
    }

    /** The node shall go; it does when this is kept the next time. */
    void over() {
        over = true;
    }

    void keep(Chore chore) {
        if (over) {
            if (tree.get(path).filter(Stored::ours).isPresent()) {
                tree.delete(path);
            }
            chore.end();
            return;
        }
        Optional<Stored> found = tree.get(path, chore);
        if (found.isEmpty()) {
            tree.createEphemeral(path, bytes);
            chore.run();
        }
    }
}
