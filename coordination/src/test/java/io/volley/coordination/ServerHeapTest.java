package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.zookeeper.ZooDefs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver's own ZooKeeper server takes of the driver's heap. */
final class ServerHeapTest {
    private static final String SECRET = "open sesame";
    private static final int HEAP_MB = 64;
    private static final long FEW = 5_000_000;

    private final Path directory;

    ServerHeapTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keepsNoOldWrites() throws Exception {
        byte[] record = new byte[200_000];
        try (ServerInOwnJvm server = ServerInOwnJvm.start(HEAP_MB, directory, SECRET);
                Visitor driver = Visitor.open(server.connect(), "volley:" + SECRET)) {
            driver.plant("/desired", record, ZooDefs.Ids.CREATOR_ALL_ACL);
            long before = server.liveHeap();
            for (int write = 0; write < 600; write++) {
                driver.zk().setData("/desired", record, write);
            }

            assertThat(server.liveHeap() - before).isLessThan(FEW);
        }
    }
}
