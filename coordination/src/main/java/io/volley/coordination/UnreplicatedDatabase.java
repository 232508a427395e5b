package io.volley.coordination;

import org.apache.zookeeper.server.Request;
import org.apache.zookeeper.server.ZKDatabase;

/**
 * The data of a server that nobody follows. ZooKeeper keeps the last 500 writes in memory for followers that have fallen
 * behind, and takes no smaller number: of a large record, that is hundreds of megabytes.
 */
final class UnreplicatedDatabase extends ZKDatabase {
    UnreplicatedDatabase(NoLog log) {
        super(log);
    }

    @Override
    public void addCommittedProposal(Request request) {}
}
