package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.zookeeper.KeeperException;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final Refusal refusal =
            new Refusal(new ZooKeeperAddress("zk1:2181", "/volley", Duration.ofSeconds(4), Duration.ofSeconds(10)));

    @Test
    void saysThatNobodyAnswered() {
        assertThat(refusal.of("read", "/volley", new KeeperException.ConnectionLossException()))
                .isExactlyInstanceOf(StoreException.class)
                .hasMessageContainingAll("Cannot read /volley", "zk1:2181", "did not answer within PT10S");
    }

    /** Refused while Curator waited for the connection, which it then tells is lost. */
    @Test
    void takesNoLossOfARefusedClientForALoss() {
        assertThat(refusal.ofRefused("read", "/volley", new KeeperException.ConnectionLossException()))
                .isInstanceOf(NotAdmittedException.class)
                .hasMessageContainingAll("Cannot read /volley", "zk1:2181", "does not know this application's secret");
    }

    @Test
    void leavesToARefusedClientWhatItWasToldOtherwise() {
        assertThat(refusal.ofRefused("read", "/volley", new KeeperException.NoAuthException()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its ACL does not admit this application");
    }
}
