package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.LaunchResource;
import io.volley.spark.ScalaCollections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.ApplicationConstants;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.package$;
import org.apache.spark.scheduler.cluster.CoarseGrainedSchedulerBackend;
import org.apache.spark.util.Utils;
import scala.Tuple2;

/**
 * How executors of one application are started: Spark's own {@code CoarseGrainedExecutorBackend} with the options, class
 * path and environment that stock Spark on YARN gives it, and the links to its logs.
 */
final class ExecutorCommand {
    private static final String MAIN = "org.apache.spark.executor.CoarseGrainedExecutorBackend";
    private static final String LOG_DIRECTORY = ApplicationConstants.LOG_DIR_EXPANSION_VAR;

    private final SparkConf conf;
    private final YarnSettings settings;
    private final Configuration hadoop;
    private final String applicationId;
    private final String user;

    ExecutorCommand(SparkConf conf, YarnSettings settings, Configuration hadoop, String applicationId, String user) {
        this.conf = conf;
        this.settings = settings;
        this.hadoop = hadoop;
        this.applicationId = applicationId;
        this.user = user;
    }

    /**
     * @param resources the files in the working directory, by name there
     * @param jars class path entries for Spark's classes and the user's, in this order
     * @param stagingDirectory the application's directory on the cluster's file system
     * @param security whose ACLs YARN shall apply to the containers' logs
     */
    ExecutorLaunch launch(
            ImmutableMap<String, LaunchResource> resources,
            List<String> jars,
            String stagingDirectory,
            SecurityManager security) {
        return new ExecutorLaunch(
                command(),
                environment(jars, stagingDirectory),
                resources,
                (boolean) conf.get(package$.MODULE$.SHUFFLE_SERVICE_ENABLED())
                        ? Optional.of(conf.get("spark.shuffle.service.name", "spark_shuffle"))
                        : Optional.empty(),
                viewers(security),
                modifiers(security));
    }

    private ImmutableList<String> command() {
        List<String> words = new ArrayList<>();
        conf.getOption("spark.executor.extraLibraryPath").foreach(path -> {
            words.add("LD_LIBRARY_PATH=\"" + settings.clusterPath(path) + ":$LD_LIBRARY_PATH\"");
            return null;
        });
        words.add("{{JAVA_HOME}}/bin/java");
        words.add("-server");
        words.add("-Xmx%{heapMb}m");
        List<String> options = userOptions();
        words.addAll(options);
        words.add("-Djava.io.tmpdir={{PWD}}/" + YarnConfiguration.DEFAULT_CONTAINER_TEMP_DIR);
        for (Tuple2<String, String> setting : conf.getAll()) {
            if (SparkConf.isExecutorStartupConf(setting._1())) {
                words.add(ShellWord.quoted("-D" + setting._1() + "=" + setting._2()));
            }
        }
        words.add("-Dspark.yarn.app.container.log.dir=" + LOG_DIRECTORY);
        if (options.stream().noneMatch(option -> option.contains("-XX:OnOutOfMemoryError"))) {
            words.add("-XX:OnOutOfMemoryError='kill %p'");
        }
        words.add(MAIN);
        words.addAll(List.of(
                "--driver-url",
                driverUrl(),
                "--executor-id",
                "%{executorId}",
                "--hostname",
                "%{host}",
                "--cores",
                "%{cores}",
                "--app-id",
                applicationId,
                "--resourceProfileId",
                "%{profileId}",
                "1>" + LOG_DIRECTORY + "/stdout",
                "2>" + LOG_DIRECTORY + "/stderr"));
        return ImmutableList.copyOf(words);
    }

    /** The user's Java options; Spark has put the module options of JDK 17 in front of them already. */
    private List<String> userOptions() {
        String options = conf.get("spark.executor.extraJavaOptions", "");
        String defaults = conf.get("spark.executor.defaultJavaOptions", "");
        String own = defaults.isEmpty() || options.startsWith(defaults) ? options : defaults + " " + options;
        return ScalaCollections.asJava(
                        Utils.splitCommandString(Utils.substituteAppNExecIds(own, applicationId, "%{executorId}")))
                .stream()
                .map(ShellWord::quoted)
                .toList();
    }

    private String driverUrl() {
        return "spark://" + CoarseGrainedSchedulerBackend.ENDPOINT_NAME() + "@"
                + conf.get(package$.MODULE$.DRIVER_HOST_ADDRESS()) + ":" + conf.get(package$.MODULE$.DRIVER_PORT());
    }

    /** @param jars for Spark's classes and the user's */
    ImmutableMap<String, String> environment(List<String> jars, String stagingDirectory) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("CLASSPATH", String.join(ApplicationConstants.CLASS_PATH_SEPARATOR, classpath(jars)));
        environment.put("SPARK_USER", user);
        environment.put("SPARK_YARN_STAGING_DIR", stagingDirectory);
        environment.put("SPARK_PREFER_IPV6", Boolean.toString(Utils.preferIPv6()));
        // In stock Spark executors inherit these of the ApplicationMaster.
        settings.amEnvironment().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("SPARK"))
                .forEach(variable -> environment.put(variable.getKey(), variable.getValue()));
        String scheme = "HTTPS_ONLY"
                        .equals(hadoop.get(
                                YarnConfiguration.YARN_HTTP_POLICY_KEY, YarnConfiguration.YARN_HTTP_POLICY_DEFAULT))
                ? "https://"
                : "http://";
        String logs = scheme + "%{nodeHttpAddress}/node/containerlogs/%{containerId}/" + user;
        environment.put("SPARK_LOG_URL_STDOUT", logs + "/stdout?start=-4096");
        environment.put("SPARK_LOG_URL_STDERR", logs + "/stderr?start=-4096");
        attribute(environment, "HTTP_SCHEME", scheme);
        attribute(environment, "NM_HOST", "%{host}");
        attribute(environment, "NM_PORT", "%{nodePort}");
        attribute(environment, "NM_HTTP_PORT", "%{nodeHttpPort}");
        attribute(environment, "NM_HTTP_ADDRESS", "%{nodeHttpAddress}");
        attribute(environment, "CLUSTER_ID", hadoop.get(YarnConfiguration.RM_CLUSTER_ID, ""));
        attribute(environment, Attributes.CONTAINER_ID, "%{containerId}");
        attribute(environment, "USER", user);
        attribute(environment, "LOG_FILES", "stderr,stdout");
        for (Tuple2<String, String> variable : ScalaCollections.asJava(conf.getExecutorEnv())) {
            environment.merge(
                    variable._1(),
                    variable._2(),
                    (before, after) -> variable._1().equals("CLASSPATH")
                            ? before + ApplicationConstants.CLASS_PATH_SEPARATOR + after
                            : after);
        }
        return ImmutableMap.copyOf(environment);
    }

    /** @param jars for Spark's classes and the user's */
    List<String> classpath(List<String> jars) {
        Optional<String> extra = Optional.ofNullable(conf.get("spark.executor.extraClassPath", null));
        return ContainerClasspath.entries(extra, jars, settings, hadoop);
    }

    /** Who may see the application's logs, in YARN's ACL form. */
    static String viewers(SecurityManager security) {
        return security.getViewAcls() + " " + security.getViewAclsGroups();
    }

    /** Who may end the application, in YARN's ACL form. */
    static String modifiers(SecurityManager security) {
        return security.getModifyAcls() + " " + security.getModifyAclsGroups();
    }

    private static void attribute(Map<String, String> environment, String name, String value) {
        environment.put(Attributes.PREFIX + name, value);
    }

    /** The attributes that an executor tells the driver when it registers. */
    static final class Attributes {
        static final String PREFIX = "SPARK_EXECUTOR_ATTRIBUTE_";
        static final String CONTAINER_ID = "CONTAINER_ID";

        private Attributes() {}
    }
}
