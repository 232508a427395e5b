package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.DriverHandover;
import io.volley.spark.ScalaCollections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.util.Utils;

/**
 * How the driver is started in cluster mode: our own main class, with the options, class path and environment that stock
 * Spark gives its ApplicationMaster there.
 */
final class DriverCommand {
    private static final String MAIN = "io.volley.entry.DriverEntry";
    private static final String LOG_DIRECTORY = ApplicationConstants.LOG_DIR_EXPANSION_VAR;
    private static final String CLASSPATH = "CLASSPATH";
    private static final String PYTHONPATH = "PYTHONPATH";

    /** Which the driver has of the submitter, unless they are set for it. */
    private static final ImmutableList<String> SUBMITTERS =
            ImmutableList.of("PYSPARK_DRIVER_PYTHON", "PYSPARK_PYTHON", "PYTHONHASHSEED", "SPARK_DIST_CLASSPATH");

    private final SparkConf conf;
    private final YarnSettings settings;
    private final Configuration hadoop;

    DriverCommand(SparkConf conf, Configuration hadoop) {
        this.conf = conf;
        this.settings = new YarnSettings(conf);
        this.hadoop = hadoop;
    }

    /** The words of one shell line, quoted for the shell already. */
    ImmutableList<String> words(int heapMb, String applicationId) {
        List<String> words = new ArrayList<>();
        option("spark.driver.extraLibraryPath")
                .ifPresent(
                        path -> words.add("LD_LIBRARY_PATH=\"" + settings.clusterPath(path) + ":$LD_LIBRARY_PATH\""));
        words.add("{{JAVA_HOME}}/bin/java");
        words.add("-server");
        words.add("-Djava.net.preferIPv6Addresses=" + Utils.preferIPv6());
        words.add(JavaModuleOptions.defaultModuleOptions());
        words.add("-Xmx" + heapMb + "m");
        words.add("-Djava.io.tmpdir={{PWD}}/" + YarnConfiguration.DEFAULT_CONTAINER_TEMP_DIR);
        Stream.of("spark.driver.defaultJavaOptions", "spark.driver.extraJavaOptions")
                .flatMap(key -> option(key).stream())
                .flatMap(options -> ScalaCollections.asJava(Utils.splitCommandString(options)).stream())
                .map(option -> ShellWord.quoted(Utils.substituteAppId(option, applicationId)))
                .forEach(words::add);
        words.add("-Dspark.yarn.app.container.log.dir=" + LOG_DIRECTORY);
        words.add(MAIN);
        words.add("1>" + LOG_DIRECTORY + "/stdout");
        words.add("2>" + LOG_DIRECTORY + "/stderr");
        return ImmutableList.copyOf(words);
    }

    private Optional<String> option(String key) {
        return Optional.ofNullable(conf.get(key, null)).filter(value -> !value.isBlank());
    }

    /**
     * @param stagingDirectory the application's directory on the cluster's file system
     * @param user who submits
     * @param submitters the submitter's own environment
     */
    ImmutableMap<String, String> environment(
            ContainerFiles files, String stagingDirectory, String user, Map<String, String> submitters) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(CLASSPATH, joined(classpath(files)));
        environment.put("SPARK_YARN_STAGING_DIR", stagingDirectory);
        environment.put("SPARK_PREFER_IPV6", Boolean.toString(Utils.preferIPv6()));
        settings.amEnvironment()
                .forEach((name, value) -> environment.merge(
                        name, value, (own, users) -> name.equals(CLASSPATH) ? joined(List.of(own, users)) : users));
        environment.putIfAbsent("SPARK_USER", user);
        if (!files.pythonPath().isEmpty()) {
            environment.put(
                    PYTHONPATH,
                    joined(Stream.of(
                                    Optional.ofNullable(environment.get(PYTHONPATH)).stream(),
                                    Optional.ofNullable(submitters.get(PYTHONPATH)).stream(),
                                    files.pythonPath().stream())
                            .flatMap(part -> part)
                            .toList()));
        }
        SUBMITTERS.stream()
                .filter(submitters::containsKey)
                .forEach(name -> environment.putIfAbsent(name, submitters.getOrDefault(name, "")));
        environment.put("APPLICATION_WEB_PROXY_BASE", "%{webProxyBase}");
        environment.put(DriverHandover.RUN, "%{run}");
        return ImmutableMap.copyOf(environment);
    }

    /** The user's jars are for the program's class loader, unless they are to come before Spark's. */
    private List<String> classpath(ContainerFiles files) {
        List<String> sparks = ImmutableList.<String>builder()
                .addAll(files.sparkJars())
                .add("{{PWD}}/" + AmContainer.JAR)
                .build();
        List<String> jars = settings.usersJarsFirst() ? settings.executorJars(sparks, files.userJars()) : sparks;
        return ContainerClasspath.entries(option("spark.driver.extraClassPath"), jars, settings, hadoop);
    }

    private static String joined(List<String> entries) {
        return String.join(ApplicationConstants.CLASS_PATH_SEPARATOR, entries);
    }
}
