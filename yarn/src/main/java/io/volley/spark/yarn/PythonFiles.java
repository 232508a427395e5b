package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import io.volley.spark.yarn.NamedFiles.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.spark.SparkConf;

/** What Python finds on executors: PySpark, and the modules and archives of {@code spark.yarn.dist.pyFiles}. */
final class PythonFiles {
    static final String KEY = "spark.yarn.dist.pyFiles";

    private static final String MODULES = "{{PWD}}/" + NamedFiles.MODULES;
    private static final String PATH = "PYTHONPATH";

    private PythonFiles() {}

    /**
     * Adds them to a container's files.
     *
     * @return how containers name them on a path, in the order of stock Spark: modules, PySpark, archives
     */
    static ImmutableList<String> add(Optional<PySpark> pySpark, NamedFiles files) throws IOException {
        ImmutableList<String> itself = pySpark.isPresent()
                ? files.add(pySpark.get().source(), pySpark.get().archives(), Kind.PYTHON)
                : ImmutableList.of();
        ImmutableList<String> users = files.add(KEY, Kind.PYTHON);
        return Stream.of(
                        users.stream().filter(MODULES::equals),
                        itself.stream(),
                        users.stream().filter(entry -> !entry.equals(MODULES)))
                .flatMap(part -> part)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Has executors look for modules there, as stock Spark does: after what the user has set for them, and after where the
     * submitter's own Python looks.
     *
     * @param submitters the submitter's own path
     * @param entries nothing is changed if there are none
     */
    static void path(SparkConf conf, Optional<String> submitters, ImmutableList<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Optional<String> users = Optional.ofNullable(conf.get("spark.executorEnv." + PATH, null));
        conf.setExecutorEnv(
                PATH,
                Stream.of(users.stream(), submitters.stream(), entries.stream())
                        .flatMap(part -> part)
                        .collect(Collectors.joining(ApplicationConstants.CLASS_PATH_SEPARATOR)));
    }
}
