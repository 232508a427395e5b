package io.volley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MasterCoresTest {
    /** It would be waited for as long as Spark's RPC waits, if it were asked before the others. */
    @Test
    @Timeout(60)
    void isNotHeldUpByAMasterThatDoesNotAnswer() {
        CountDownLatch over = new CountDownLatch(1);
        try (MasterCores cores =
                new MasterCores(List.of("spark://black:7077", "spark://standby:7077", "spark://leads:7077"), master -> {
                    if (master.contains("black")) {
                        await(over);
                    }
                    return master.contains("leads") ? 8 : 0;
                })) {
            cores.start();

            assertThat(cores.all()).hasValue(8);
        } finally {
            over.countDown();
        }
    }

    @Test
    void knowsNothingWhileNobodyLeads() {
        try (MasterCores cores = new MasterCores(List.of("spark://standby:7077"), master -> 0)) {
            cores.start();

            assertThat(cores.all()).isEmpty();
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
