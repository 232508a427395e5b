package io.volley.coordination;

/**
 * A znode whose children hold one record each.
 *
 * @param path absolute
 * @param type the class of the record in each child
 */
public record Directory<T>(String path, Class<T> type) {
    /** A child that has been created. */
    public Node<T> child(String name) {
        return new Node<>(path + "/" + name, type);
    }

    @Override
    public String toString() {
        return path;
    }
}
