package io.volley.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Jars made of a few lines of source. */
final class Compiled {
    private static final Pattern NAME =
            Pattern.compile("package ([\\w.]+);.*?(?:class|interface|record|enum) (\\w+)", Pattern.DOTALL);

    private Compiled() {}

    /** Compiles sources, each with its package and one top-level type, into a jar. */
    static Path jar(Path folder, String name, List<Path> classPath, String... sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name));
        StringWriter messages = new StringWriter();
        boolean good = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", joined(classPath)),
                        null,
                        Arrays.stream(sources).map(Source::new).toList())
                .call();
        assertThat(good).as(messages::toString).isTrue();
        Path jar = folder.resolve(name + ".jar");
        try (Stream<Path> files = Files.walk(classes);
                OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(bytes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, packed);
            }
        }
        return jar;
    }

    private static String joined(List<Path> jars) {
        return String.join(
                System.getProperty("path.separator"),
                jars.stream().map(Path::toString).toList());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///" + path(text)), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            Matcher found = NAME.matcher(text);
            assertThat(found.find()).as(text).isTrue();
            return found.group(1).replace('.', '/') + "/" + found.group(2) + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
