package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.coordination.Connection;
import org.junit.jupiter.api.Test;

/** The driver runs the ZooKeeper itself: both are gone together, and back together. */
class DriversOwnZooKeeperTest extends ApplicationMasterScript {
    DriversOwnZooKeeperTest() {
        super(true);
    }

    @Test
    void saysThatADriverIsBackWhoseSessionHasOutlastedThePause() {
        run(3);
        am.driver(true);
        am.connection(Connection.LOST);
        pass(2 * GRACE);
        assertThat(publisher.last().reasons())
                .contains("ZooKeeper has not seen the driver for 30 s, but 3 executors keep running: waiting for it")
                .doesNotContain("ZooKeeper sees the driver again");

        am.connection(Connection.CONNECTED);
        pass(100);

        assertThat(publisher.last().reasons()).contains("ZooKeeper sees the driver again");
    }
}
