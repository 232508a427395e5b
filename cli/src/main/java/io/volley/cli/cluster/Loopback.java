package io.volley.cli.cluster;

/** Where the embedded clusters listen, and nowhere else. */
final class Loopback {
    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}
}
