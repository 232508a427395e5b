package io.volley.testbed.spark;

import com.google.common.collect.ImmutableList;
import io.volley.testbed.Home;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** What the embedded clusters run on. */
public final class Classpaths {
    private Classpaths() {}

    /** The words that put Spark's jars, ZooKeeper's among them, and then our own on a JVM's class path. */
    public static ImmutableList<String> sparkAndOwn(Home home) {
        Path own = home.lib().resolve("*");
        Optional<ClassDataArchive> archive = ClassDataArchive.of(home);
        return archive.map(
                        found -> ImmutableList.of(found.option(), "-cp", found.classPath() + File.pathSeparator + own))
                .orElseGet(() -> ImmutableList.of("-cp", home.sparkJars().resolve("*") + File.pathSeparator + own));
    }
}
