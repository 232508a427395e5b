package io.volley.testbed.process;

import java.nio.file.Path;

/** The Java that runs this program; what it starts runs on the same. */
public final class Java {
    private Java() {}

    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    public static String executable() {
        return home().resolve("bin/java").toString();
    }
}
