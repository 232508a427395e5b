package io.volley.testbed.process;

/** Where the embedded clusters listen, and nowhere else. */
public final class Loopback {
    public static final String ADDRESS = "127.0.0.1";

    private Loopback() {}
}
