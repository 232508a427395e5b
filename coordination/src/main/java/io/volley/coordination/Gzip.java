package io.volley.coordination;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes in the form of gzip. */
final class Gzip {
    private static final byte FIRST = (byte) 0x1f;
    private static final byte SECOND = (byte) 0x8b;

    private Gzip() {}

    /** No JSON begins so. */
    static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == FIRST && bytes[1] == SECOND;
    }

    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /**
     * Stops after so many bytes: a few thousand can unpack to a gigabyte.
     *
     * @throws IOException if they are not gzip, or not all of it
     */
    static byte[] unpacked(byte[] bytes, int most) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(most);
        }
    }
}
