package io.volley.benchmarks.large;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.volley.coordination.ExecutorLaunch;
import io.volley.coordination.Handover;
import io.volley.coordination.LaunchResource;
import io.volley.coordination.RecordJson;
import io.volley.coordination.ZooKeeperAddress;
import io.volley.core.settings.AbsenceSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;

/** Puts into a folder what an ApplicationMaster finds in its working directory, and the tokens that YARN would put there. */
final class AmFolder {
    /** The file with the tokens, as Hadoop writes it. */
    static final String TOKENS = "container_tokens";

    /** The file with the id of the ApplicationMaster's container, which is in its environment under YARN. */
    static final String CONTAINER = "container_id";

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(50);
    private static final AbsenceSettings ABSENCE = new AbsenceSettings(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final Path folder;
    private final UnmanagedApplication application;

    AmFolder(Path folder, UnmanagedApplication application) {
        this.folder = folder;
        this.application = application;
    }

    /** @param secret the application's for ZooKeeper */
    void write(ZooKeeperAddress zooKeeper, String secret) throws IOException {
        Files.createDirectories(folder);
        Handover handover = new Handover(
                "large run",
                zooKeeper,
                false,
                Optional.of(launch()),
                Optional.empty(),
                "",
                "",
                "127.0.0.1",
                "",
                Optional.empty(),
                IDLE,
                BUSY,
                ABSENCE);
        Files.write(folder.resolve(Handover.FILE), RecordJson.write(handover));
        Configuration settings = application.settings();
        try (OutputStream out = Files.newOutputStream(folder.resolve(Handover.HADOOP_SETTINGS_FILE))) {
            settings.writeXml(out);
        }
        Credentials credentials = new Credentials();
        credentials.addToken(new Text("AMRM"), application.token());
        credentials.addSecretKey(new Text(Handover.SECRET_KEY), secret.getBytes(StandardCharsets.UTF_8));
        credentials.writeTokenStorageFile(
                new org.apache.hadoop.fs.Path(folder.resolve(TOKENS).toUri()), settings);
        Files.writeString(folder.resolve(CONTAINER), application.amContainer());
    }

    /** As long as what a real driver has executors started with; nothing of it is ever run. */
    private static ExecutorLaunch launch() {
        String logs = "http://%{nodeHttpAddress}/node/containerlogs/%{containerId}/spark";
        return new ExecutorLaunch(
                ImmutableList.of(
                        "{{JAVA_HOME}}/bin/java",
                        "-server",
                        "-Xmx%{heapMb}m",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "-Djava.io.tmpdir={{PWD}}/tmp",
                        "-Dspark.driver.port=40000",
                        "-Dspark.yarn.app.container.log.dir=<LOG_DIR>",
                        "-XX:OnOutOfMemoryError='kill %p'",
                        "org.apache.spark.executor.YarnCoarseGrainedExecutorBackend",
                        "--driver-url spark://CoarseGrainedScheduler@127.0.0.1:40000",
                        "--executor-id %{executorId} --hostname %{host} --cores %{cores}",
                        "--app-id application_1 --resourceProfileId %{profileId}",
                        "1><LOG_DIR>/stdout 2><LOG_DIR>/stderr"),
                ImmutableMap.of(
                        "CLASSPATH", "{{PWD}}<CPS>{{PWD}}/__spark_conf__<CPS>{{PWD}}/__spark_libs__/*",
                        "SPARK_USER", "spark",
                        "SPARK_YARN_STAGING_DIR", "file:/user/spark/.sparkStaging/application_1",
                        "SPARK_LOG_URL_STDOUT", logs + "/stdout?start=-4096",
                        "SPARK_LOG_URL_STDERR", logs + "/stderr?start=-4096",
                        "SPARK_EXECUTOR_ATTRIBUTE_CONTAINER_ID", "%{containerId}",
                        "SPARK_EXECUTOR_ATTRIBUTE_NM_HOST", "%{host}",
                        "SPARK_EXECUTOR_ATTRIBUTE_NM_HTTP_ADDRESS", "%{nodeHttpAddress}"),
                ImmutableMap.of("__spark_libs__", archive("spark.zip"), "__spark_conf__", archive("conf.zip")),
                Optional.empty(),
                "spark",
                "spark");
    }

    private static LaunchResource archive(String name) {
        return new LaunchResource("file:///user/spark/" + name, 1, 1, true, LaunchResource.Visibility.PRIVATE);
    }
}
