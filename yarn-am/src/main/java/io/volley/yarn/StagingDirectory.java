package io.volley.yarn;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory that the driver has uploaded the application's files to. */
final class StagingDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(StagingDirectory.class);

    private StagingDirectory() {}

    /**
     * Deletes it. A failure is logged and nothing more, because there is more to clean up: a node may lack the classes of
     * the driver's file system, for which Hadoop throws whatever it likes.
     *
     * @param directory empty if it is to be kept
     */
    static void delete(String directory, Configuration settings) {
        if (directory.isBlank()) {
            return;
        }
        Path staging = new Path(directory);
        try {
            staging.getFileSystem(settings).delete(staging, true);
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("Could not delete {}: {}", staging, e.toString());
        }
    }
}
