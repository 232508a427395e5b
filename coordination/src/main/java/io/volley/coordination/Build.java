package io.volley.coordination;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Which build of Volley is running, as the manifest of the one jar says. So that a log tells it, for driver and
 * ApplicationMaster alike.
 *
 * @param commit what it was built from, or {@code unknown} where that was no checkout, or none that could be read
 * @param modified whether there were changes that are in no commit
 */
public record Build(String version, String commit, boolean modified) {
    /** The build that this class came from; empty if it did not come from the one jar. */
    public static Optional<Build> running() {
        URL here = Build.class.getResource("Build.class");
        try {
            if (here != null && here.openConnection() instanceof JarURLConnection connection) {
                connection.setUseCaches(false);
                try (JarFile jar = connection.getJarFile()) {
                    return of(jar.getManifest().getMainAttributes());
                }
            }
        } catch (IOException unreadable) {
            // It could still be read when this class was loaded; nothing depends on it but a line in a log.
        }
        return Optional.empty();
    }

    static Optional<Build> of(Attributes manifest) {
        String commit = manifest.getValue("Implementation-Build");
        return commit == null
                ? Optional.empty()
                : Optional.of(new Build(
                        manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION),
                        // Maven's own placeholder stands where it could not read the checkout.
                        commit.startsWith("${") ? "unknown" : commit,
                        Boolean.parseBoolean(manifest.getValue("Implementation-Modified"))));
    }

    /** For a log: which build is running, and on which Java. */
    public static String description() {
        return "%s, on Java %s"
                .formatted(running().map(Build::toString).orElse("not built into one jar"), Runtime.version());
    }

    @Override
    public String toString() {
        return version + ", commit " + commit + (modified ? ", modified" : "");
    }
}
