package io.volley.coordination;

/**
 * A znode that holds one record.
 *
 * @param path absolute, such as {@code /volley/apps/application_1_0001/desired}
 * @param type the class of the record in it
 */
public record Node<T>(String path, Class<T> type) {
    @Override
    public String toString() {
        return path;
    }
}
