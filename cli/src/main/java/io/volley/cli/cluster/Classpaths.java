package io.volley.cli.cluster;

import io.volley.cli.Home;
import java.io.File;

/** What the embedded clusters run on. */
final class Classpaths {
    private Classpaths() {}

    /** Spark's jars, ZooKeeper's among them, and then our own. */
    static String sparkAndOwn(Home home) {
        return home.sparkJars().resolve("*") + File.pathSeparator + home.lib().resolve("*");
    }
}
