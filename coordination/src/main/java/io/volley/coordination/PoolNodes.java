package io.volley.coordination;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The tree of one pool: a node for each application that shares a cluster with the others, written by that alone.
 *
 * @param root what all of Volley's nodes stand under, such as {@code /volley}
 * @param pool what the applications name alike
 */
public record PoolNodes(String root, String pool) {
    public PoolNodes {
        checkArgument(
                root.startsWith("/") && root.length() > 1 && !root.endsWith("/"),
                "root is \"%s\", but must be an absolute path such as /volley",
                root);
        checkArgument(
                pool.matches("[A-Za-z0-9._-]+") && !pool.matches("\\.\\.?"),
                "pool is \"%s\", but must be a plain name such as etl",
                pool);
    }

    /** All members. */
    public Directory<PoolMember> members() {
        return new Directory<>(root + "/pools/" + pool, PoolMember.class);
    }

    /** Ephemeral: a member lives. */
    public Node<PoolMember> member(String name) {
        checkArgument(!name.isBlank() && !name.contains("/"), "member is \"%s\", but must be a plain name", name);
        return members().child(name);
    }
}
