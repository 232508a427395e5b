package io.volley.coordination;

/** What a znode held when it was read. The bytes belong to it: nobody changes them. */
final class Stored {
    private final byte[] bytes;
    private final int version;
    private final boolean ours;

    /**
     * @param version counts the writings of the node from 0
     * @param ours whether it is ephemeral and goes with the session that read it
     */
    Stored(byte[] bytes, int version, boolean ours) {
        this.bytes = bytes;
        this.version = version;
        this.ours = ours;
    }

    <T> T as(Node<T> node) {
        return RecordJson.read(bytes, node.type(), node.path());
    }

    byte[] bytes() {
        return bytes;
    }

    int version() {
        return version;
    }

    boolean ours() {
        return ours;
    }
}
