package io.volley.coordination;

import java.io.IOException;

/** One kind of store, for one test: all of them on one tree, each with a connection of its own that can be cut. */
interface Stores extends AutoCloseable {
    /** A store that is not started yet. */
    Store create(String secret);

    /** Cuts the connection of a store. */
    void suspend(Store store);

    /** Cuts the connection of a store and returns when its session is over. */
    void loseSession(Store store);

    /** Mends the connection. */
    void resume(Store store);

    /** Writes any bytes into a node as one who knows the tests' secret can; the node above it exists. */
    void plant(String path, byte[] bytes);

    @Override
    void close() throws IOException;
}
