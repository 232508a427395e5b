package io.volley.coordination;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** What others hear from the real store. */
final class CuratorReadsTest {
    @Nested
    class Watches extends WatchContract {
        @Override
        Stores open(Path directory) throws IOException, InterruptedException {
            return new CuratorStores(directory);
        }
    }

    @Nested
    class Presences extends PresenceContract {
        @Override
        Stores open(Path directory) throws IOException, InterruptedException {
            return new CuratorStores(directory);
        }
    }

    @Nested
    class HostileRecords extends HostileRecordContract {
        @Override
        Stores open(Path directory) throws IOException, InterruptedException {
            return new CuratorStores(directory);
        }
    }
}
