package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingDirectoryTest {
    private final Configuration settings = new Configuration(false);

    @Test
    void isDeletedWithAllThatIsInIt(@TempDir Path folder) throws IOException {
        settings.setClass("fs.file.impl", RawLocalFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
        Path staging = Files.createDirectory(folder.resolve("staging"));
        Files.createFile(staging.resolve("file"));

        StagingDirectory.delete(staging.toUri().toString(), settings);

        assertThat(staging).doesNotExist();
    }

    @Test
    void stopsNobodyWhereTheClassesOfItsFileSystemAreMissing() {
        settings.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.NotOnThisNode");

        assertThatCode(() -> StagingDirectory.delete("s3a://bucket/staging", settings))
                .doesNotThrowAnyException();
    }
}
