package io.volley.coordination;

/** What a znode held when it was read. The bytes belong to it: nobody changes them. */
final class Stored {
    private final byte[] bytes;
    private final int length;
    private final int version;
    private final EphemeralOwner owner;

    /**
     * @param version counts the writings of the node from 0
     * @param owner whether it is ephemeral, and whose it is
     */
    Stored(byte[] bytes, int version, EphemeralOwner owner) {
        this(bytes, bytes.length, version, owner);
    }

    private Stored(byte[] bytes, int length, int version, EphemeralOwner owner) {
        this.bytes = bytes;
        this.length = length;
        this.version = version;
        this.owner = owner;
    }

    /** What is too large to be fetched at all. */
    static Stored unread(int length, int version, EphemeralOwner owner) {
        return new Stored(new byte[0], length, version, owner);
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

    /** Whether it goes with the session that read it. */
    boolean ours() {
        return owner == EphemeralOwner.OURS;
    }

    /** Whether it goes with a session. */
    boolean ephemeral() {
        return owner != EphemeralOwner.NONE;
    }
}
