package io.volley.cli.cluster;

import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody reads who has started a cluster: where its page is, and commands to try, as a shell takes them.
 *
 * @param description of the cluster
 * @param node the size of each of its nodes
 * @param master as stock Spark knows it
 * @param zooKeeper for submissions whose driver runs in the cluster; empty where none can
 * @param exports what submissions need in their environment, as {@code NAME=value}
 * @param volley the words that run Volley's own command
 * @param jar the one jar
 * @param look a command that shows what the cluster knows of applications, and what it shows
 */
record Announcement(
        String description,
        String node,
        URI page,
        Path logs,
        String master,
        Optional<String> zooKeeper,
        ImmutableList<String> exports,
        UserSpark spark,
        ImmutableList<String> volley,
        Path jar,
        Look look) {
    private static final String TASKS = "100";
    private static final String MOST_EXECUTORS = "4";

    /** A command, and what it shows. */
    record Look(String shows, String command) {}

    String render() {
        return """
            %s, on loopback only; each node has %s for executors.

              master    %s
              web page  %s
              logs      %s

            In another terminal, first

            %s

            and then any of these:

              # Spark's own spark-submit: Volley is one jar, and a prefix of the master
            %s

              # the same with a fixed number of executors, by bin/volley, which adds jar and prefix
            %s
            %s
              # %s
              %s

            Ctrl-C ends the cluster and all that runs on it, and deletes its folder.
            """.formatted(
                        description,
                        node,
                        master,
                        page,
                        logs,
                        exports.stream()
                                .map(variable -> "  export " + ShellWords.of(variable))
                                .collect(Collectors.joining("\n")),
                        command(plain()),
                        command(own(List.of())),
                        inCluster(),
                        look.shows(),
                        look.command());
    }

    /** The lines of the command that submits by Spark's own script. */
    private List<List<String>> plain() {
        return ImmutableList.<List<String>>builder()
                .add(List.of(spark.submit().toString(), "--master", "spark-volley:" + master))
                .add(List.of("--jars", jar.toString()))
                .add(List.of(
                        "--conf",
                        "spark.dynamicAllocation.enabled=true",
                        "--conf",
                        "spark.dynamicAllocation.maxExecutors=" + MOST_EXECUTORS))
                .addAll(common())
                .build();
    }

    /**
     * The lines of the command that submits by Volley's.
     *
     * @param more lines of its own
     */
    private List<List<String>> own(List<List<String>> more) {
        return ImmutableList.<List<String>>builder()
                .add(ImmutableList.<String>builder()
                        .addAll(volley)
                        .add("submit", "--master", master)
                        .addAll(fixedSize())
                        .build())
                .addAll(more)
                .addAll(common())
                .build();
    }

    /** The same command for a driver in the cluster, which has a host of its own to listen on. */
    private String inCluster() {
        return zooKeeper
                .map(server -> "\n  # the same with the driver in the cluster, whose log has what it prints\n%s\n"
                        .formatted(command(own(List.of(
                                List.of("--deploy-mode", "cluster"),
                                List.of("--conf", "spark.volley.zookeeper.connect=" + server),
                                List.of("--conf", "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1"))))))
                .orElse("");
    }

    private boolean onYarn() {
        return master.equals("yarn");
    }

    private List<String> fixedSize() {
        return onYarn() ? List.of("--num-executors", "2") : List.of("--total-executor-cores", "2");
    }

    private List<List<String>> common() {
        return List.of(
                // On one machine there is no need to upload Spark's jars.
                onYarn()
                        ? List.of(
                                "--conf",
                                "spark.yarn.jars=local:" + spark.jars().resolve("*"))
                        : List.of("--conf", "spark.executor.cores=1"),
                ImmutableList.<String>builder()
                        .addAll(spark.example())
                        .add(TASKS)
                        .build());
    }

    private static String command(List<List<String>> lines) {
        return String.join(" \\\n  ", lines.stream().map(ShellWords::of).toList())
                .indent(2)
                .stripTrailing();
    }
}
