package io.volley.linkage;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The classes of a jar that are Volley's own: the relocated libraries in it use neither Spark nor Hadoop. */
record OurClasses(Path jar, ImmutableList<ClassFile> classes) {
    private static final String OURS = "io/volley/";
    private static final String SHADED = "io/volley/shaded/";

    static OurClasses in(Path jar) throws IOException {
        ImmutableList.Builder<ClassFile> classes = ImmutableList.builder();
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> entries = file.stream()
                    .filter(entry -> areOurs(entry.getName()) && entry.getName().endsWith(".class"))
                    .toList();
            for (JarEntry entry : entries) {
                try (InputStream bytes = file.getInputStream(entry)) {
                    classes.add(ClassFileReader.whole(bytes.readAllBytes()));
                }
            }
        }
        return new OurClasses(jar, classes.build());
    }

    static boolean areOurs(String name) {
        return name.startsWith(OURS) && !name.startsWith(SHADED);
    }

    /** Our jar and then others, as a class path. */
    ImmutableList<Path> before(List<Path> others) {
        return ImmutableList.<Path>builder().add(jar).addAll(others).build();
    }
}
