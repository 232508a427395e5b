package io.volley.coordination;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The fake keeps the contracts. */
final class MemoryStoreTest {
    @Nested
    class Records extends RecordContract {
        @Override
        Stores open(Path directory) {
            return new MemoryStores();
        }
    }

    @Nested
    class Publishers extends PublisherContract {
        @Override
        Stores open(Path directory) {
            return new MemoryStores();
        }
    }

    @Nested
    class Watches extends WatchContract {
        @Override
        Stores open(Path directory) {
            return new MemoryStores();
        }
    }

    @Nested
    class Pens extends FencingTokenContract {
        @Override
        Stores open(Path directory) {
            return new MemoryStores();
        }
    }

    @Nested
    class Presences extends PresenceContract {
        @Override
        Stores open(Path directory) {
            return new MemoryStores();
        }
    }

    @Nested
    class HostileRecords extends HostileRecordContract {
        @Override
        Stores open(Path directory) {
            return new MemoryStores();
        }
    }
}
