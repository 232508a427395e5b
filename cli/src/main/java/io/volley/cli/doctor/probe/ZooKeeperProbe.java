package io.volley.cli.doctor.probe;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;

/** Opens a session with a ZooKeeper, by the client that is among Spark's jars, and asks one question. */
public final class ZooKeeperProbe {
    static final String FAILURE = "failure";
    static final String ANSWERED = "answered";

    private static final int LIMIT_MS = 5_000;

    private ZooKeeperProbe() {}

    /** Takes one argument: the connect string. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            look(arguments[0]);
        } catch (IOException | KeeperException | RuntimeException failure) {
            Lines.write(FAILURE, Lines.cause(failure));
        }
        Runtime.getRuntime().halt(0);
    }

    private static void look(String connect) throws IOException, InterruptedException, KeeperException {
        CountDownLatch connected = new CountDownLatch(1);
        ZooKeeper zooKeeper = new ZooKeeper(connect, LIMIT_MS, event -> {
            if (event.getState() == KeeperState.SyncConnected) {
                connected.countDown();
            }
        });
        if (connected.await(LIMIT_MS, TimeUnit.MILLISECONDS)) {
            zooKeeper.exists("/", false);
            Lines.write(ANSWERED, true);
            zooKeeper.close();
        } else {
            Lines.write(FAILURE, "no session within %d s".formatted(LIMIT_MS / 1_000));
        }
    }
}
