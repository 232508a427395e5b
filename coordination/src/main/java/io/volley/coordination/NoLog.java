package io.volley.coordination;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.zookeeper.server.DataTree;
import org.apache.zookeeper.server.Request;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;

/**
 * The transaction log of a server that keeps nothing: no file grows however long the application runs, and no write waits
 * for a disk.
 */
final class NoLog extends FileTxnSnapLog {
    NoLog(Path directory) throws IOException {
        super(directory.toFile(), directory.toFile());
    }

    @Override
    public long restore(DataTree tree, Map<Long, Integer> sessions, PlayBackListener listener) {
        return 0;
    }

    @Override
    public long fastForwardFromEdits(DataTree tree, Map<Long, Integer> sessions, PlayBackListener listener) {
        return tree.lastProcessedZxid;
    }

    @Override
    public File save(DataTree tree, ConcurrentHashMap<Long, Integer> sessions, boolean sync) {
        return getSnapDir();
    }

    /** Nothing was appended: the server then answers at once, and never counts towards a snapshot. */
    @Override
    public boolean append(Request request) {
        return false;
    }

    @Override
    public void commit() {}

    @Override
    public void rollLog() {}
}
