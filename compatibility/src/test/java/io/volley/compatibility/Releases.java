package io.volley.compatibility;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars of several releases, in one folder; a jar's name says which release it is of. */
record Releases(ImmutableList<Path> jars) {
    private static final Pattern SPARK = Pattern.compile("spark-core_[\\d.]+-([\\d.]+)\\.jar");
    private static final Pattern HADOOP = Pattern.compile("hadoop-client-api-([\\d.]+)\\.jar");
    private static final Pattern SCALA = Pattern.compile("scala-library-([\\d.]+)\\.jar");

    static Releases in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new Releases(files.sorted().collect(ImmutableList.toImmutableList()));
        }
    }

    ImmutableSortedSet<Version> spark() {
        return versions(SPARK);
    }

    ImmutableSortedSet<Version> hadoop() {
        return versions(HADOOP);
    }

    Version scala() {
        return versions(SCALA).first();
    }

    /** What an application has of these releases, and the Scala library. */
    ImmutableList<Path> together(Version spark, Version hadoop) {
        return jars.stream()
                .filter(jar -> {
                    String name = jar.getFileName().toString();
                    return (name.startsWith("spark-") && name.endsWith("-" + spark + ".jar"))
                            || name.equals("hadoop-client-api-" + hadoop + ".jar")
                            || SCALA.matcher(name).matches();
                })
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableSortedSet<Version> versions(Pattern name) {
        return jars.stream()
                .map(jar -> name.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(found -> Version.of(found.group(1)))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Version::compareTo));
    }
}
