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

    @Test
    void isNotFilledByStrangers() throws Exception {
        try (ServerInOwnJvm server = ServerInOwnJvm.start(HEAP_MB, directory, SECRET);
                Flood flood = new Flood(server.port())) {
            long before = server.liveHeap();
            for (int round = 0; round < 60; round++) {
                for (int host = 1; host <= 20; host++) {
                    flood.from("127.0.0." + host, 1, round % 2 == 0 ? 1_000_000 : 1_000);
                }
            }
            try (Visitor driver = Visitor.open(server.connect(), "volley:" + SECRET)) {
                assertThat(driver.zk().exists("/", false)).isNotNull();
            }

            assertThat(server.liveHeap() - before).isLessThan(FEW);
        }
    }
}
