package io.volley.linkage;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * One of those that are linked with.
 *
 * @param packageName of its classes and all packages below, internal
 * @param words that a fault calls it by
 */
public record Library(String packageName, String words) {
    public static final Library SPARK = new Library("org/apache/spark", "this Spark");
    public static final Library SCALA = new Library("scala", "this Scala library");
    public static final Library HADOOP = new Library("org/apache/hadoop", "this Hadoop");

    /** All that the one jar is linked with where it runs on YARN. */
    public static final ImmutableList<Library> ALL = ImmutableList.of(SPARK, SCALA, HADOOP);

    boolean has(String type) {
        return type.startsWith(packageName + "/");
    }

    static Optional<Library> of(String type, Iterable<Library> libraries) {
        for (Library library : libraries) {
            if (library.has(type)) {
                return Optional.of(library);
            }
        }
        return Optional.empty();
    }
}
