package io.volley.simulation.recorded;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends where a compressed stream is cut off, as that of an application whose driver was killed, or which still runs. */
final class CutOffInputStream extends FilterInputStream {
    private static final String ZSTD_IS_CUT_OFF = "Not enough input bytes";

    CutOffInputStream(InputStream compressed) {
        super(compressed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        try {
            return super.read(bytes, from, most);
        } catch (EOFException cutOff) {
            return -1;
        } catch (IOException fault) {
            if (ZSTD_IS_CUT_OFF.equals(fault.getMessage())) {
                return -1;
            }
            throw fault;
        }
    }
}
