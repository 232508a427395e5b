package io.volley.it;

import io.volley.testbed.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a user names at a submission, and {@link io.volley.jobs.FilesJob} looks for. */
final class FilesOfUser {
    private FilesOfUser() {}

    static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("my table.csv"), "from the user");
        Files.writeString(folder.resolve("later.txt"), "added later");
        Files.writeString(folder.resolve("log4j2-executor.properties"), """
                rootLogger.level = info
                rootLogger.appenderRef.ours.ref = ours
                appender.ours.type = Console
                appender.ours.name = ours
                appender.ours.target = SYSTEM_ERR
                appender.ours.layout.type = PatternLayout
                appender.ours.layout.pattern = in our layout: %c{1} %m%n
                """);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("env.zip")))) {
            zip.putNextEntry(new ZipEntry("inside.txt"));
            zip.write("from the archive".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    /** A jar with classes that are among Spark's own too. */
    static Path withGuava(Path folder) throws IOException {
        Path sparks = Home.locate().sparkJarFiles().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("guava-"))
                .findFirst()
                .orElseThrow();
        return Files.copy(sparks, folder.resolve("newer.jar"));
    }
}
