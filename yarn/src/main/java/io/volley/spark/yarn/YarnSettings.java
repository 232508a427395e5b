package io.volley.spark.yarn;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.core.settings.RefusedOnYarn;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** Stock Spark's settings for YARN, under their own names; {@code docs/yarn-settings.md} lists which are honoured. */
final class YarnSettings {
    /** Settings that an application can do without, and that have no effect here. */
    private static final ImmutableList<String> WITHOUT_EFFECT = ImmutableList.of(
            "spark.yarn.am.clientModeTreatDisconnectAsFailed",
            "spark.yarn.dist.forceDownloadSchemes",
            "spark.yarn.metrics.namespace");

    private static final String MAX_ATTEMPTS = "spark.yarn.maxAppAttempts";
    private static final String VALIDITY = "spark.yarn.am.attemptFailuresValidityInterval";
    private static final int ATTEMPTS_FOR_FAILOVER = 2;

    /** It is to fit into one record of ZooKeeper, whatever characters it has. */
    private static final int MOST_OF_FINAL_MESSAGE = 64 * 1024;

    private final SparkConf conf;

    YarnSettings(SparkConf conf) {
        this.conf = conf;
    }

    /** What is set and cannot be honoured, a sentence each; the application must not start with it. */
    ImmutableList<String> faults() {
        return RefusedOnYarn.faults(
                Arrays.stream(conf.getAll()).collect(ImmutableMap.toImmutableMap(Tuple2::_1, Tuple2::_2)));
    }

    /**
     * What is set and has no effect, or takes away what Volley is for, a sentence each.
     *
     * @param hadoop the cluster's settings, as far as the driver knows them
     */
    ImmutableList<String> warnings(Configuration hadoop) {
        ImmutableList.Builder<String> warnings = ImmutableList.builder();
        warnings.addAll(set(WITHOUT_EFFECT, " is set, but has no effect under spark-volley:yarn"));
        if (mostAttempts(hadoop) == 1) {
            warnings.add(
                    ("YARN starts one ApplicationMaster and no other if that one dies: the application then fails, and its"
                                    + " executors with it; %s, and %s, must be at least 2")
                            .formatted(MAX_ATTEMPTS, YarnConfiguration.RM_AM_MAX_ATTEMPTS));
        }
        return warnings.build();
    }

    /**
     * How many attempts of the ApplicationMaster YARN starts at most, as its ResourceManager reckons it.
     *
     * @param hadoop the cluster's settings, as far as the driver knows them
     */
    int mostAttempts(Configuration hadoop) {
        int cluster = hadoop.getInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
        int requested = requestedAttempts();
        return requested <= 0
                ? cluster
                : Math.min(requested, hadoop.getInt(YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS, cluster));
    }

    /**
     * How many attempts of the ApplicationMaster are asked for: those that a failover needs, unless it is set. In cluster mode
     * never fewer, for there it says how often the program may run, and no program runs in the ApplicationMaster.
     */
    int requestedAttempts() {
        int requested = text(MAX_ATTEMPTS).map(Integer::parseInt).orElse(ATTEMPTS_FOR_FAILOVER);
        return isClusterMode() ? Math.max(ATTEMPTS_FOR_FAILOVER, requested) : requested;
    }

    private boolean isClusterMode() {
        return conf.get("spark.submit.deployMode", "client").equals("cluster");
    }

    /**
     * How often the driver may run in cluster mode, as YARN reckons it for the ApplicationMaster of stock Spark.
     *
     * @param hadoop the cluster's settings, as far as they are known here
     */
    int mostRuns(Configuration hadoop) {
        int cluster = hadoop.getInt(YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
        return text(MAX_ATTEMPTS)
                .map(Integer::parseInt)
                .filter(requested -> requested > 0)
                .map(requested ->
                        Math.min(requested, hadoop.getInt(YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS, cluster)))
                .orElse(cluster);
    }

    /** How long a run that has failed counts; empty if that is for ever. */
    Optional<Duration> runFailuresValidity() {
        return text(VALIDITY).isPresent() ? Optional.of(attemptFailuresValidity()) : Optional.empty();
    }

    private ImmutableList<String> set(ImmutableList<String> prefixes, String sentence) {
        return Arrays.stream(conf.getAll())
                .filter(setting -> !setting._2().equals("false"))
                .map(Tuple2::_1)
                .filter(key -> prefixes.stream().anyMatch(key::startsWith))
                .sorted()
                .map(key -> key + sentence)
                .collect(ImmutableList.toImmutableList());
    }

    String queue() {
        return conf.get("spark.yarn.queue", "default");
    }

    String applicationType() {
        return conf.get("spark.yarn.applicationType", "SPARK");
    }

    ImmutableList<String> tags() {
        return list("spark.yarn.tags");
    }

    Optional<Integer> priority() {
        return text("spark.yarn.priority").map(Integer::parseInt);
    }

    /** Failures of the ApplicationMaster that are longer ago than this do not count. */
    Duration attemptFailuresValidity() {
        return Duration.ofMillis(conf.getTimeAsMs(VALIDITY, "10min"));
    }

    Optional<String> stagingDirectory() {
        return text("spark.yarn.stagingDir");
    }

    boolean preserveStaging() {
        return conf.getBoolean("spark.yarn.preserve.staging.files", false);
    }

    Optional<Short> stagingReplication() {
        return text("spark.yarn.submit.file.replication").map(Short::parseShort);
    }

    Optional<String> archive() {
        return text("spark.yarn.archive");
    }

    Optional<ImmutableList<String>> jars() {
        return text("spark.yarn.jars").map(ignored -> list("spark.yarn.jars"));
    }

    int amMemoryMb() {
        return (int) conf.getSizeAsMb("spark.yarn.am.memory", "512m");
    }

    int amOverheadMb() {
        return (int) conf.getSizeAsMb("spark.yarn.am.memoryOverhead", Math.max(amMemoryMb() / 10, 384) + "m");
    }

    int amCores() {
        return conf.getInt("spark.yarn.am.cores", 1);
    }

    /** Those that a cluster's administrators set, then the user's. */
    Optional<String> amJavaOptions() {
        String options = Stream.of("spark.yarn.am.defaultJavaOptions", "spark.yarn.am.extraJavaOptions")
                .flatMap(key -> text(key).stream())
                .collect(Collectors.joining(" "));
        return options.isEmpty() ? Optional.empty() : Optional.of(options);
    }

    boolean limitsAmProcessors() {
        return conf.getBoolean("spark.yarn.am.limitActiveProcessorCount.enabled", false);
    }

    /** Variables for the ApplicationMaster's environment, by name. */
    ImmutableMap<String, String> amEnvironment() {
        return Arrays.stream(conf.getAllWithPrefix("spark.yarn.appMasterEnv."))
                .collect(ImmutableMap.toImmutableMap(Tuple2::_1, Tuple2::_2));
    }

    Optional<String> amNodeLabel() {
        return text("spark.yarn.am.nodeLabelExpression");
    }

    Optional<String> executorNodeLabel() {
        return text("spark.yarn.executor.nodeLabelExpression");
    }

    ImmutableList<String> excludedNodes() {
        return list("spark.yarn.exclude.nodes");
    }

    boolean populateHadoopClasspath() {
        return conf.getBoolean("spark.yarn.populateHadoopClasspath", false);
    }

    Duration idleHeartbeat() {
        return Duration.ofMillis(conf.getTimeAsMs("spark.yarn.scheduler.heartbeat.interval-ms", "1s"));
    }

    Duration busyHeartbeat() {
        return Duration.ofMillis(conf.getTimeAsMs("spark.yarn.scheduler.initial-allocation.interval", "50ms"));
    }

    Duration reportInterval() {
        return Duration.ofMillis(conf.getTimeAsMs("spark.yarn.report.interval", "1s"));
    }

    Duration launchMonitorInterval() {
        return Duration.ofMillis(conf.getTimeAsMs("spark.yarn.clientLaunchMonitorInterval", "200ms"));
    }

    /** How long a program may do without a SparkContext, in cluster mode. */
    Duration contextWait() {
        return Duration.ofMillis(conf.getTimeAsMs("spark.yarn.am.waitTime", "100s"));
    }

    /** Spark's history server, as in {@code history:18080}; may name settings of Hadoop. */
    Optional<String> historyServer() {
        return text("spark.yarn.historyServer.address");
    }

    /** Whether YARN shows the history server's pages while the application runs, if the driver has none. */
    boolean historyServerTracks() {
        return conf.getBoolean("spark.yarn.historyServer.allowTracking", false);
    }

    /** How many characters YARN is told of how a program ended, in cluster mode. */
    int finalMessageLimit() {
        long limit = conf.getSizeAsBytes("spark.yarn.am.finalMessageLimit", "1m");
        return (int) Math.min(limit, MOST_OF_FINAL_MESSAGE);
    }

    /** Whether a submission in cluster mode waits for the end of the application. */
    boolean waitsForTheEnd() {
        return conf.getBoolean("spark.yarn.submit.waitAppCompletion", true);
    }

    /** After how many reports of YARN one is logged although nothing has changed. */
    int reportsUntilLogged() {
        return conf.getInt("spark.yarn.report.loggingFrequency", 30);
    }

    boolean exitOnError() {
        return conf.getBoolean("spark.yarn.am.clientModeExitOnError", false);
    }

    Optional<String> rolledLogInclude() {
        return text("spark.yarn.rolledLog.includePattern");
    }

    Optional<String> rolledLogExclude() {
        return text("spark.yarn.rolledLog.excludePattern");
    }

    /** A path of this host as the cluster's hosts name it. */
    String clusterPath(String path) {
        Optional<String> gateway = text("spark.yarn.config.gatewayPath");
        Optional<String> replacement = text("spark.yarn.config.replacementPath");
        return gateway.isPresent() && replacement.isPresent() ? path.replace(gateway.get(), replacement.get()) : path;
    }

    /** Whether the user's jars come before Spark's on the class path. */
    boolean usersJarsFirst() {
        return conf.getBoolean("spark.yarn.user.classpath.first", false);
    }

    /** Class path entries for Spark's classes and the user's, in the order that is set. */
    ImmutableList<String> executorJars(List<String> sparks, List<String> users) {
        boolean usersFirst = usersJarsFirst();
        return ImmutableList.<String>builder()
                .addAll(usersFirst ? users : sparks)
                .addAll(usersFirst ? sparks : users)
                .build();
    }

    private Optional<String> text(String key) {
        return conf.contains(key)
                ? Optional.of(conf.get(key).trim()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** What a setting names, with commas between. */
    ImmutableList<String> list(String key) {
        return ImmutableList.copyOf(
                Splitter.on(',').trimResults().omitEmptyStrings().split(conf.get(key, "")));
    }
}
