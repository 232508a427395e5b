package io.volley.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the logs of one command. It is gone at the end if all went well, unless the user wants to keep it. */
public final class LogFolder implements AutoCloseable {
    private final Path path;
    private final boolean keep;
    private boolean good;

    private LogFolder(Path path, boolean keep) {
        this.path = path;
        this.keep = keep;
    }

    /**
     * A new one.
     *
     * @param name of the command
     * @param keep whether to keep it in any case
     */
    public static LogFolder create(String name, boolean keep) throws IOException {
        return new LogFolder(Files.createTempDirectory("volley-" + name + "-").toRealPath(), keep);
    }

    public Path path() {
        return path;
    }

    /** All went well. */
    public void succeeded() {
        good = true;
    }

    /** Deletes it, or says where it is. */
    @Override
    public void close() throws IOException {
        if (good && !keep) {
            MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
        } else {
            System.err.println("All logs are in " + path);
        }
    }
}
