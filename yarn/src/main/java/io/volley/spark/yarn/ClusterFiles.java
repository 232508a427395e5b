package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.DriverHandover;
import io.volley.coordination.DriverHandover.Program;
import io.volley.coordination.LaunchResource;
import io.volley.coordination.RecordJson;
import io.volley.coordination.ZooKeeperAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil$;

/** What a submission in cluster mode uploads for its program besides what all containers get. */
final class ClusterFiles {
    /** The application's own jar in the working directory, as stock Spark calls it. */
    private static final String APPLICATION_JAR = "__app__.jar";

    private static final String KEYTAB = "spark.kerberos.keytab";

    /** What the driver resolves packages by that its program adds. */
    private static final String IVY_SETTINGS = "spark.jars.ivySettings";

    private static final String PWD = "{{PWD}}/";

    private final ClusterArguments arguments;
    private final SparkConf conf;
    private final Configuration hadoop;
    private final Staging staging;

    ClusterFiles(ClusterArguments arguments, SparkConf conf, Configuration hadoop, Staging staging) {
        this.arguments = arguments;
        this.conf = conf;
        this.hadoop = hadoop;
        this.staging = staging;
    }

    /** What executors get, the application's own jar among it. */
    ContainerFiles ofExecutors() throws IOException {
        ContainerFiles files = ContainerFiles.upload(conf, hadoop, staging);
        Optional<Path> jar = arguments.jar().map(WrittenPath::of);
        if (jar.isEmpty()) {
            return files;
        }
        boolean isOnNodes = "local".equals(jar.get().toUri().getScheme());
        String entry =
                isOnNodes ? new YarnSettings(conf).clusterPath(jar.get().toUri().getPath()) : PWD + APPLICATION_JAR;
        ImmutableMap.Builder<String, LaunchResource> resources =
                ImmutableMap.<String, LaunchResource>builder().putAll(files.resources());
        if (!isOnNodes) {
            resources.put(APPLICATION_JAR, staging.distribute(jar.get(), false));
        }
        return new ContainerFiles(
                staging.byOneNameEach(resources.buildKeepingLast()),
                files.sparkJars(),
                ImmutableList.<String>builder()
                        .add(entry)
                        .addAll(files.userJars())
                        .build(),
                files.pythonPath());
    }

    /**
     * What the driver gets.
     *
     * @param volley the jar that Volley runs from
     */
    ImmutableMap<String, LaunchResource> ofDriver(
            ContainerFiles executors, String applicationId, ZooKeeperAddress zooKeeper, java.nio.file.Path volley)
            throws IOException {
        Map<String, LaunchResource> resources = new LinkedHashMap<>(executors.resources());
        Map<String, String> others = new LinkedHashMap<>();
        resources.put(AmContainer.JAR, staging.distribute(new Path(volley.toUri()), false));
        for (String file : arguments.pythonFile().stream().toList()) {
            Path path = WrittenPath.of(file);
            resources.put(path.getName(), staging.distribute(path, false));
        }
        for (String key : ImmutableList.of(KEYTAB, IVY_SETTINGS)) {
            if (conf.contains(key)) {
                Path file = file(key);
                // Whatever files the user gives, none is called like this.
                String name = file.getName() + "-" + UUID.randomUUID();
                resources.put(name, staging.distribute(file, false));
                others.put(key, name);
            }
        }
        resources.put(
                DriverHandover.SETTINGS_FILE,
                staging.write(DriverHandover.SETTINGS_FILE, false, out -> DriverProperties.write(conf, others, out)));
        String site = SparkHadoopUtil$.MODULE$.SPARK_HADOOP_CONF_FILE();
        resources.put(site, staging.write(site, false, hadoop::writeXml));
        DriverHandover handover = new DriverHandover(
                applicationId,
                zooKeeper,
                program(executors),
                executors.resources(),
                executors.sparkJars(),
                executors.userJars(),
                staging.directory().toString());
        resources.put(
                DriverHandover.FILE,
                staging.write(DriverHandover.FILE, false, out -> out.write(RecordJson.write(handover))));
        return staging.byOneNameEach(resources);
    }

    private Path file(String key) {
        Path file = WrittenPath.of(conf.get(key));
        String scheme = file.toUri().getScheme();
        if (key.equals(IVY_SETTINGS) && scheme != null && !scheme.equals("file")) {
            throw new IllegalArgumentException(
                    key + " is \"" + conf.get(key) + "\", but must name a file of the host that submits");
        }
        return file;
    }

    private Program program(ContainerFiles executors) {
        List<String> words = new ArrayList<>();
        arguments.pythonFile().ifPresent(file -> {
            words.add(WrittenPath.of(file).getName());
            // Python's modules, which are on its path already.
            words.add("");
        });
        arguments.rFile().ifPresent(words::add);
        return new Program(
                arguments.mainClass(),
                Stream.concat(words.stream(), arguments.words().stream()).collect(ImmutableList.toImmutableList()),
                executors.userJars().stream()
                        .map(entry -> entry.startsWith(PWD) ? entry.substring(PWD.length()) : entry)
                        .collect(ImmutableList.toImmutableList()));
    }
}
