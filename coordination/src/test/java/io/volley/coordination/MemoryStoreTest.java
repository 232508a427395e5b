package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.record.Desired;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
    private final MemoryTree tree = new MemoryTree();

    @Override
    protected Store newStore(String secret) {
        return new MemoryStore(tree, secret);
    }

    @Test
    void writesOnlyTheNewestOnceItIsBack() throws InterruptedException {
        MemoryStore store = new MemoryStore(tree, SECRET);
        store.start();
        ApplicationNodes nodes = new ApplicationNodes("/volley", "application_1_0002");
        Publisher<Desired> publisher = store.publisher(nodes.desired());
        store.suspend();

        publisher.publish(desired(1));
        publisher.publish(desired(2));
        store.resume();

        assertThat(publisher.flush(Duration.ofSeconds(30))).isTrue();
        assertThat(store.read(nodes.desired())).contains(desired(2));
        store.close();
    }
}
