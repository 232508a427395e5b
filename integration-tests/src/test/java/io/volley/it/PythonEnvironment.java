package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A virtual environment of Python with pandas, pyarrow, numpy and what a client of Spark Connect needs, without pyspark.
 *
 * @param libraries the folder of its libraries
 */
record PythonEnvironment(Path libraries) {
    static PythonEnvironment installed() {
        return new PythonEnvironment(PipSpark.get("libraries"));
    }

    Path python() {
        return libraries.resolveSibling("bin/python");
    }

    /**
     * Packs an environment of the same Python and the same libraries, with a module of its own, as a user packs one for
     * executors. It is small: it refers to the libraries.
     *
     * @param folder for the archive
     * @param module its source, by the name {@code packed}
     */
    Path pack(Path folder, String module) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("own"));
        // lib/python3.…/site-packages
        Path below = libraries.resolveSibling("").toRealPath().relativize(libraries.toRealPath());
        Path packages = Files.createDirectories(own.resolve(below));
        Files.writeString(packages.resolve("libraries.pth"), libraries.toRealPath() + "\n");
        Files.writeString(packages.resolve("packed.py"), module);
        Files.copy(libraries.resolveSibling("pyvenv.cfg"), own.resolve("pyvenv.cfg"));
        Files.createSymbolicLink(Files.createDirectories(own.resolve("bin")).resolve("python"), python().toRealPath());
        Path archive = folder.resolve("env.tar.gz");
        int status = new ProcessBuilder("tar", "-czf", archive.toString(), "-C", own.toString(), ".")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).as("tar").isZero();
        return archive;
    }
}
