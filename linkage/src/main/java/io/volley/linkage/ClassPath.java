package io.volley.linkage;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Jars, in which a class is looked for in their order, as a class loader does; and the classes of this Java. */
final class ClassPath implements AutoCloseable {
    private final ImmutableList<JarFile> jars;
    private final Map<String, Optional<ClassFile>> known = new HashMap<>();

    private ClassPath(ImmutableList<JarFile> jars) {
        this.jars = jars;
    }

    /** Opens jars; {@link #close} closes them. */
    static ClassPath open(List<Path> files) throws IOException {
        ImmutableList.Builder<JarFile> opened = ImmutableList.builder();
        try {
            for (Path file : files) {
                opened.add(new JarFile(file.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
            }
        } catch (IOException e) {
            new ClassPath(opened.build()).close();
            throw e;
        }
        return new ClassPath(opened.build());
    }

    /** What the class declares; empty if no jar has it. */
    Optional<ClassFile> find(String name) {
        Optional<ClassFile> found = known.get(name);
        if (found == null) {
            found = read(name);
            known.put(name, found);
        }
        return found;
    }

    private Optional<ClassFile> read(String name) {
        String entry = name + ".class";
        try {
            for (JarFile jar : jars) {
                ZipEntry found = jar.getEntry(entry);
                if (found != null) {
                    try (InputStream bytes = jar.getInputStream(found)) {
                        return Optional.of(ClassFileReader.declarations(bytes.readAllBytes()));
                    }
                }
            }
            try (InputStream bytes = ClassLoader.getPlatformClassLoader().getResourceAsStream(entry)) {
                return bytes == null
                        ? Optional.empty()
                        : Optional.of(ClassFileReader.declarations(bytes.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : jars) {
            jar.close();
        }
    }
}
