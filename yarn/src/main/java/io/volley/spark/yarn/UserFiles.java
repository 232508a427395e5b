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
 * The files, archives and jars that a user gives to the containers by {@code spark.yarn.dist.*}. A fragment, as in {@code
 * table.csv#lookup}, names the file in the working directory. A pattern, as in {@code *.csv}, stands for all files that
 * match. A file that is named twice is given once.
 *
 * @param resources what containers get, by name in their working directory
 * @param classpath the entries for their class path: the jars
 */
record UserFiles(ImmutableMap<String, LaunchResource> resources, ImmutableList<String> classpath) {
    private static final Logger LOG = LoggerFactory.getLogger(UserFiles.class);

    /**
     * @throws IllegalArgumentException if two files would have one name, unless they are jars: of these the first counts, as
     *     in stock Spark
     * @throws IOException if a file cannot be found or uploaded
     */
    static UserFiles prepare(YarnSettings settings, Staging staging) throws IOException {
        Map<String, Given> given = new LinkedHashMap<>();
        gather(SubmittedFiles.FILES, settings, staging, given);
        gather(SubmittedFiles.ARCHIVES, settings, staging, given);
        ImmutableList<String> jars = gather(SubmittedFiles.JARS, settings, staging, given);
        ImmutableMap.Builder<String, LaunchResource> resources = ImmutableMap.builder();
        for (Map.Entry<String, Given> file : given.entrySet()) {
            resources.put(
                    file.getKey(),
                    staging.distribute(file.getValue().path(), file.getValue().isArchive()));
        }
        return new UserFiles(resources.buildOrThrow(), jars);
    }

    /** A file that some setting names. */
    private record Given(String key, Path path) {
        boolean isArchive() {
            return key.equals(SubmittedFiles.ARCHIVES);
        }

        boolean isJar() {
            return key.equals(SubmittedFiles.JARS);
        }

        boolean isSameAs(Given other) {
            return path.equals(other.path) && isArchive() == other.isArchive();
        }
    }

    private static ImmutableList<String> gather(
            String key, YarnSettings settings, Staging staging, Map<String, Given> given) throws IOException {
        Set<String> entries = new LinkedHashSet<>();
        for (String file : settings.list(key)) {
            int hash = file.indexOf('#');
            Path place = WrittenPath.of(hash < 0 ? file : file.substring(0, hash));
            if ("local".equals(place.toUri().getScheme())) {
                entries.add(settings.clusterPath(place.toUri().getPath()));
                continue;
            }
            String alias = hash < 0 ? "" : WrittenPath.fragment(file.substring(hash + 1));
            for (Path path : found(key, file, staging.matching(place), alias)) {
                String name = alias.isEmpty() ? path.getName() : alias;
                add(name, new Given(key, path), file, given);
                entries.add("{{PWD}}/" + name);
            }
        }
        return ImmutableList.copyOf(entries);
    }

    private static void add(String name, Given next, String written, Map<String, Given> given) {
        Given before = given.putIfAbsent(name, next);
        if (before == null || before.isSameAs(next)) {
            return;
        }
        if (!before.isJar() || !next.isJar()) {
            throw new IllegalArgumentException(next.key() + " names \"" + written
                    + "\", but there is another file named \"" + name + "\"; give one of them another name with #");
        }
        LOG.warn(
                "{} names \"{}\", but there is another jar named \"{}\", {}: executors get that one alone; give one of them"
                        + " another name with #",
                next.key(),
                written,
                name,
                before.path());
    }

    private static List<Path> found(String key, String file, List<Path> matching, String alias)
            throws FileNotFoundException {
        if (matching.isEmpty()) {
            throw new FileNotFoundException(key + " names \"" + file + "\", but no file matches");
        }
        if (matching.size() > 1 && !alias.isEmpty()) {
            throw new IllegalArgumentException(key + " names \"" + file + "\", but " + matching.size()
                    + " files match, and one alone can have the name after #");
        }
        return matching;
    }
}
