package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.LaunchResource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * The files, archives and jars that a user gives to the containers by {@code spark.yarn.dist.*}. A fragment, as in {@code
 * table.csv#lookup}, names the file in the working directory. A pattern, as in {@code *.csv}, stands for all files that
 * match.
 *
 * @param resources what containers get, by name in their working directory
 * @param classpath the entries for their class path: the jars
 */
record UserFiles(ImmutableMap<String, LaunchResource> resources, ImmutableList<String> classpath) {

    /**
     * @throws IllegalArgumentException if two files would have one name
     * @throws IOException if a file cannot be found or uploaded
     */
    static UserFiles prepare(YarnSettings settings, Staging staging) throws IOException {
        Map<String, LaunchResource> resources = new LinkedHashMap<>();
        distribute("spark.yarn.dist.files", false, settings, staging, resources);
        distribute("spark.yarn.dist.archives", true, settings, staging, resources);
        ImmutableList<String> jars = distribute("spark.yarn.dist.jars", false, settings, staging, resources);
        return new UserFiles(ImmutableMap.copyOf(resources), jars);
    }

    private static ImmutableList<String> distribute(
            String key, boolean archive, YarnSettings settings, Staging staging, Map<String, LaunchResource> resources)
            throws IOException {
        ImmutableList.Builder<String> entries = ImmutableList.builder();
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
                if (resources.containsKey(name)) {
                    throw new IllegalArgumentException(key + " names \"" + file
                            + "\", but there is another file named \"" + name
                            + "\"; give one of them another name with #");
                }
                resources.put(name, staging.distribute(path, archive));
                entries.add("{{PWD}}/" + name);
            }
        }
        return entries.build();
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
