package io.volley.coordination;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** What one writes to the real store. */
final class CuratorWritesTest {
    @Nested
    class Records extends RecordContract {
        @Override
        Stores open(Path directory) throws IOException, InterruptedException {
            return new CuratorStores(directory);
        }
    }

    @Nested
    class Publishers extends PublisherContract {
        @Override
        Stores open(Path directory) throws IOException, InterruptedException {
            return new CuratorStores(directory);
        }
    }

    @Nested
    class FencingTokens extends FencingTokenContract {
        @Override
        Stores open(Path directory) throws IOException, InterruptedException {
            return new CuratorStores(directory);
        }
    }
}
