package io.volley.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.spark.util.Utils;

/** The jar that Volley runs from, which the ApplicationMaster needs too, and no executor. */
public record OwnJar(Path file) {
    /** What a program in Python imports. */
    private static final String PYTHON = "volley.py";

    /** The jar that this class came in; a folder of classes where a test runs without one. */
    public static OwnJar locate() {
        try {
            return new OwnJar(Path.of(OwnJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether executors can do without it: whoever packs Volley into his own jar has classes of his own beside ours. */
    public boolean holdsNothingElse() {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().filter(entry -> !entry.isDirectory()).allMatch(OwnJar::isOurs);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isOurs(ZipEntry entry) {
        return entry.getName().startsWith("io/volley/")
                || entry.getName().equals(PYTHON)
                || (entry.getName().startsWith("META-INF/") && !entry.getName().endsWith(".class"));
    }

    /**
     * Whether a place that somebody has named is this jar. A jar that is elsewhere is known by its name: SparkSubmit gives the
     * driver a copy of it.
     */
    public boolean isAt(String place) {
        URI uri = Utils.resolveURI(place);
        return uri.getPath() != null
                && (nameOf(uri).equals(file.getFileName().toString())
                        || ("file".equals(uri.getScheme()) && isSameFile(Path.of(uri.getPath()))));
    }

    private boolean isSameFile(Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String nameOf(URI uri) {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }
}
