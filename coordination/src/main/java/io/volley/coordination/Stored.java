package io.volley.coordination;

/** What a znode held when it was read. The bytes belong to it: nobody changes them. */
final class Stored {
    private final byte[] bytes;
    private final int length;
    private final int version;
    private final boolean ours;

    /**
     * @param version counts the writings of the node from 0
     * @param ours whether it is ephemeral and goes with the session that read it
     */
    Stored(byte[] bytes, int version, boolean ours) {
        this(bytes, bytes.length, version, ours);
    }

    private Stored(byte[] bytes, int length, int version, boolean ours) {
        this.bytes = bytes;
        this.length = length;
        this.version = version;
        this.ours = ours;
    }

    /** What is too large to be fetched at all. */
    static Stored unread(int length, int version, boolean ours) {
        return new Stored(new byte[0], length, version, ours);
    }

    <T> T as(Node<T> node) {
        RecordJson.checkSize(length, node.type(), node.path());
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
