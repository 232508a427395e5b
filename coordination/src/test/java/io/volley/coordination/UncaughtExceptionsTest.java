package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, because a class of ZooKeeper is initialized once in it. */
@Tag("own-jvm")
final class UncaughtExceptionsTest {
    @AfterEach
    void forget() {
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @Test
    void goToTheHandlerOfTheProgram(@TempDir Path directory) {
        Thread.UncaughtExceptionHandler programs = (thread, exception) -> {};
        Thread.setDefaultUncaughtExceptionHandler(programs);

        try (EmbeddedZooKeeper server =
                new EmbeddedZooKeeper(ListenAddress.on("127.0.0.1"), directory.resolve("zookeeper"), "secret")) {
            server.start();

            assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(programs);
        }
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(programs);
    }
}
