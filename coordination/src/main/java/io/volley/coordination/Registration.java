package io.volley.coordination;

/** Something that goes on until it is closed: a watch, or a presence. May be closed twice. */
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
