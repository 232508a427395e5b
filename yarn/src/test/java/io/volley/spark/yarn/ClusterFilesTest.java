package io.volley.spark.yarn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.volley.coordination.DriverHandover;
import io.volley.coordination.DriverHandover.Program;
import io.volley.coordination.LaunchResource;
import io.volley.coordination.RecordJson;
import io.volley.coordination.ZooKeeperAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFilesTest {
    private static final String ID = "application_1_0001";
    private static final ZooKeeperAddress QUORUM =
            new ZooKeeperAddress("zk1:2181", "/volley", Duration.ofSeconds(20), Duration.ofSeconds(15));

    private final Configuration hadoop = new Configuration(false);
    private final SparkConf conf = new SparkConf(false).set("spark.yarn.jars", "local:/opt/spark/jars/*");

    @TempDir
    private Path folder;

    private Staging staging;

    @BeforeEach
    void createStaging() throws IOException {
        staging = new Staging(
                hadoop, new org.apache.hadoop.fs.Path(folder.resolve("staging").toUri()), Optional.empty());
        staging.create();
    }

    @Test
    void giveExecutorsTheApplicationsJarBeforeAllOthers() throws IOException {
        conf.set("spark.yarn.dist.jars", file("udf.jar").toString());

        ContainerFiles executors =
                files("--jar", file("job.jar").toString(), "--class", "Job").ofExecutors();

        assertThat(executors.resources()).containsOnlyKeys("__app__.jar", "udf.jar", "__spark_conf__");
        assertThat(executors.userJars()).containsExactly("{{PWD}}/__app__.jar", "{{PWD}}/udf.jar");
    }

    @Test
    void leaveAJarOfTheNodesWhereItIs() throws IOException {
        ContainerFiles executors =
                files("--jar", "local:/opt/job.jar", "--class", "Job").ofExecutors();

        assertThat(executors.resources()).doesNotContainKey("__app__.jar");
        assertThat(executors.userJars()).containsExactly("/opt/job.jar");
        assertThat(handover(files("--jar", "local:/opt/job.jar", "--class", "Job"))
                        .program()
                        .jars())
                .containsExactly("/opt/job.jar");
    }

    @Test
    void tellTheDriverWhatToRun() throws IOException {
        ClusterFiles files =
                files("--jar", file("job.jar").toString(), "--class", "Job", "--arg", "--x", "--arg", "two words");
        ContainerFiles executors = files.ofExecutors();

        DriverHandover handover = handover(files.ofDriver(executors, ID, QUORUM, file("volley-1.0.jar")));

        assertThat(handover.applicationId()).isEqualTo(ID);
        assertThat(handover.zooKeeper()).isEqualTo(QUORUM);
        assertThat(handover.program().mainClass()).isEqualTo("Job");
        assertThat(handover.program().arguments()).containsExactly("--x", "two words");
        assertThat(handover.program().jars()).containsExactly("__app__.jar");
        assertThat(handover.executorFiles()).isEqualTo(executors.resources());
        assertThat(handover.userJars()).isEqualTo(executors.userJars());
    }

    @Test
    void giveTheDriverWhatExecutorsGetAndItsOwn() throws IOException {
        conf.set("spark.yarn.dist.files", file("table.csv").toString());
        conf.set("spark.kerberos.keytab", file("ann.keytab").toString());
        conf.set("spark.jars.ivySettings", file("ivy.xml").toString());

        ImmutableMap<String, LaunchResource> driver =
                ofDriver(files("--jar", file("job.jar").toString(), "--class", "Job"));

        assertThat(driver)
                .containsKeys(
                        "volley.jar",
                        "__app__.jar",
                        "table.csv",
                        "__spark_conf__",
                        DriverHandover.FILE,
                        DriverHandover.SETTINGS_FILE,
                        "__spark_hadoop_conf__.xml");
        String keytab = named(driver, "ann.keytab-");
        String ivy = named(driver, "ivy.xml-");
        Path settings = path(driver, DriverHandover.SETTINGS_FILE);
        assertThat(DriverProperties.read(settings))
                .containsEntry("spark.kerberos.keytab", keytab)
                .containsEntry("spark.jars.ivySettings", ivy);
        assertThat(handover(files("--class", "Job")).executorFiles()).doesNotContainKeys(keytab, ivy, "volley.jar");
    }

    private static String named(ImmutableMap<String, LaunchResource> files, String prefix) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refuseSettingsForIvyThatAreNotHere() {
        conf.set("spark.jars.ivySettings", "hdfs://nn/ivy.xml");

        assertThatThrownBy(() -> ofDriver(files("--class", "Job")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spark.jars.ivySettings is \"hdfs://nn/ivy.xml\", but must name a file of the host that"
                        + " submits");
    }

    @Test
    void callAProgramInPythonByItsName() throws IOException {
        ClusterFiles files = files(
                "--primary-py-file",
                file("my job.py").toString(),
                "--class",
                "org.apache.spark.deploy.PythonRunner",
                "--arg",
                "x");

        assertThat(ofDriver(files)).containsKey("my job.py");
        Program program = handover(files).program();
        assertThat(program.arguments()).containsExactly("my job.py", "", "x");
        assertThat(program.jars()).isEmpty();
    }

    /** Modules and archives: what executors get too. The driver has the same path as they. */
    @Test
    void giveTheDriverWhatPythonImportsFrom() throws IOException {
        String volley = file("volley-1.0.jar").toString();
        conf.set("spark.yarn.dist.archives", file("env.tar.gz") + "#env")
                .set("spark.yarn.dist.pyFiles", file("mod.py") + "," + file("lib.zip") + "," + volley);
        ClusterFiles files = files("--primary-py-file", file("app.py").toString(), "--class", "Runner");

        ContainerFiles executors = files.ofExecutors();
        ImmutableMap<String, LaunchResource> driver =
                files.ofDriver(executors, ID, QUORUM, folder.resolve("volley-1.0.jar"));

        assertThat(executors.pythonPath())
                .containsExactly("{{PWD}}/__pyfiles__", "{{PWD}}/lib.zip", "{{PWD}}/volley-1.0.jar");
        assertThat(driver).containsKeys("app.py", "env", "__pyfiles__/mod.py", "lib.zip");
        assertThat(requireNonNull(driver.get("env")).archive()).isTrue();
        assertThat(driver.values()).as("no file by two names").doesNotHaveDuplicates();
        assertThat(driver).containsKeys("volley-1.0.jar", "volley.jar");
        assertThat(executors.resources()).containsKey("lib.zip").doesNotContainKey("app.py");
        assertThat(DriverProperties.read(path(driver, DriverHandover.SETTINGS_FILE))
                        .get("spark.executorEnv.PYTHONPATH"))
                .as("before what the submitter has")
                .endsWith(String.join("<CPS>", executors.pythonPath()));
    }

    @Test
    void giveEachNameAFileOfItsOwn() throws IOException {
        String jar = file("job.jar").toString();
        conf.set("spark.yarn.dist.jars", jar)
                .set("spark.yarn.dist.pyFiles", file("app.py").toString())
                .set("spark.yarn.dist.files", file("a.csv") + "#x," + file("a.csv") + "#y");
        ClusterFiles files =
                files("--jar", jar, "--primary-py-file", file("app.py").toString(), "--class", "Job");

        ContainerFiles executors = files.ofExecutors();
        ImmutableMap<String, LaunchResource> driver = files.ofDriver(executors, ID, QUORUM, file("volley-1.0.jar"));

        assertThat(executors.resources()).containsKeys("x", "y", "job.jar", "__app__.jar", "__pyfiles__/app.py");
        assertThat(executors.resources().values()).doesNotHaveDuplicates();
        assertThat(driver).containsKey("app.py");
        assertThat(driver.values()).doesNotHaveDuplicates();
    }

    /** SparkSubmit names it without its folder, and gives it to all containers as a file. */
    @Test
    void callAProgramInRByItsName() throws IOException {
        conf.set("spark.yarn.dist.files", file("app.R").toString())
                .set("spark.yarn.dist.archives", file("sparkr.zip") + "#sparkr");
        ClusterFiles files = files("--primary-r-file", "app.R", "--class", "RRunner", "--arg", "x");

        assertThat(ofDriver(files)).containsKeys("app.R", "sparkr");
        assertThat(handover(files).program().arguments()).containsExactly("app.R", "x");
    }

    private ClusterFiles files(String... words) {
        return new ClusterFiles(ClusterArguments.parse(words), conf, hadoop, staging);
    }

    private ImmutableMap<String, LaunchResource> ofDriver(ClusterFiles files) throws IOException {
        return files.ofDriver(files.ofExecutors(), ID, QUORUM, file("volley-1.0.jar"));
    }

    private DriverHandover handover(ClusterFiles files) throws IOException {
        return handover(ofDriver(files));
    }

    private static DriverHandover handover(Map<String, LaunchResource> driver) throws IOException {
        Path file = path(driver, DriverHandover.FILE);
        return RecordJson.read(Files.readAllBytes(file), DriverHandover.class, DriverHandover.FILE);
    }

    private static Path path(Map<String, LaunchResource> resources, String name) {
        LaunchResource resource = requireNonNull(resources.get(name), name);
        return Path.of(new org.apache.hadoop.fs.Path(resource.url()).toUri().getPath());
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "x", StandardCharsets.UTF_8);
    }
}
