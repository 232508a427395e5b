package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.LaunchResource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files for the working directory of containers, no two of one name there. A fragment, as in {@code table.csv#lookup}, names
 * the file. A pattern, as in {@code *.csv}, stands for all files that match. A file that is named twice is given once.
 */
final class NamedFiles {
    /** The folder for Python's modules: what Python is given a path of are folders and archives. */
    static final String MODULES = "__pyfiles__";

    private static final Logger LOG = LoggerFactory.getLogger(NamedFiles.class);

    private final YarnSettings settings;
    private final Staging staging;
    private final Map<String, Given> given = new LinkedHashMap<>();

    NamedFiles(YarnSettings settings, Staging staging) {
        this.settings = settings;
        this.staging = staging;
    }

    /** What a file is to a container. */
    enum Kind {
        FILE,
        ARCHIVE,
        JAR,
        /** A module or an archive of Python's. */
        PYTHON;

        private boolean isModule(String name) {
            return this == PYTHON && name.endsWith(".py");
        }

        private String place(String name) {
            return isModule(name) ? MODULES + "/" + name : name;
        }

        /** What names it on a path: a module's folder, and every other file itself. */
        private String entry(String place) {
            return isModule(place) ? place.substring(0, place.lastIndexOf('/')) : place;
        }
    }

    /**
     * Adds what a setting names.
     *
     * @return how containers name it on a path
     * @throws IllegalArgumentException if two files would have one name, unless they are jars: of these the first counts, as
     *     in stock Spark
     * @throws IOException if a file cannot be found
     */
    ImmutableList<String> add(String key, Kind kind) throws IOException {
        return add(key, settings.list(key), kind);
    }

    /**
     * The same for files that no setting of Spark's names.
     *
     * @param source what does
     */
    ImmutableList<String> add(String source, List<String> files, Kind kind) throws IOException {
        Set<String> entries = new LinkedHashSet<>();
        for (String file : files) {
            int hash = file.indexOf('#');
            Path place = WrittenPath.of(hash < 0 ? file : file.substring(0, hash));
            if ("local".equals(place.toUri().getScheme())) {
                entries.add(kind.entry(settings.clusterPath(place.toUri().getPath())));
                continue;
            }
            String alias = hash < 0 ? "" : WrittenPath.fragment(file.substring(hash + 1));
            for (Path path : found(source, file, staging.matching(place), alias)) {
                String name = kind.place(alias.isEmpty() ? path.getName() : alias);
                put(name, new Given(source, kind, path), file);
                entries.add(kind.entry("{{PWD}}/" + name));
            }
        }
        return ImmutableList.copyOf(entries);
    }

    /** What containers get, by name in their working directory. */
    ImmutableMap<String, LaunchResource> upload() throws IOException {
        ImmutableMap.Builder<String, LaunchResource> resources = ImmutableMap.builder();
        for (Map.Entry<String, Given> file : given.entrySet()) {
            resources.put(
                    file.getKey(),
                    staging.distribute(file.getValue().path(), file.getValue().isArchive()));
        }
        return resources.buildOrThrow();
    }

    /** A file, and who names it. */
    private record Given(String source, Kind kind, Path path) {
        boolean isArchive() {
            return kind == Kind.ARCHIVE;
        }

        boolean isSameAs(Given other) {
            return path.equals(other.path) && isArchive() == other.isArchive();
        }
    }

    private void put(String name, Given next, String written) {
        Given before = given.putIfAbsent(name, next);
        if (before == null || before.isSameAs(next)) {
            return;
        }
        if (before.kind() != Kind.JAR || next.kind() != Kind.JAR) {
            throw new IllegalArgumentException(next.source() + " names \"" + written
                    + "\", but there is another file named \"" + name + "\"; give one of them another name with #");
        }
        LOG.warn(
                "{} names \"{}\", but there is another jar named \"{}\", {}: executors get that one alone; give one of them"
                        + " another name with #",
                next.source(),
                written,
                name,
                before.path());
    }

    private static List<Path> found(String source, String file, List<Path> matching, String alias)
            throws FileNotFoundException {
        if (matching.isEmpty()) {
            throw new FileNotFoundException(source + " names \"" + file + "\", but no file matches");
        }
        if (matching.size() > 1 && !alias.isEmpty()) {
            throw new IllegalArgumentException(source + " names \"" + file + "\", but " + matching.size()
                    + " files match, and one alone can have the name after #");
        }
        return matching;
    }
}
