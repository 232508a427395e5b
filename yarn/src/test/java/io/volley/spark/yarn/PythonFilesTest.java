package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.volley.coordination.LaunchResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFilesTest {
    @TempDir
    private Path folder;

    private final SparkConf conf = new SparkConf(false);
    private Optional<PySpark> pySpark = Optional.empty();
    private Staging staging;

    @BeforeEach
    void createStaging() throws IOException {
        staging = new Staging(
                new Configuration(),
                new org.apache.hadoop.fs.Path(folder.resolve("staging").toUri()),
                Optional.empty());
        staging.create();
    }

    @Test
    void areModulesInAFolderAndArchivesBesideIt() throws IOException {
        conf.set("spark.yarn.dist.pyFiles", file("b.zip") + "," + file("a.py") + "," + file("d.py") + "#c.py");
        pySpark = pySpark(file("lib/pyspark.zip"), file("lib/py4j-0.10.9.7-src.zip"));

        UserFiles files = prepare();

        assertThat(files.resources())
                .containsOnlyKeys(
                        "__pyfiles__/a.py", "__pyfiles__/c.py", "b.zip", "pyspark.zip", "py4j-0.10.9.7-src.zip");
        assertThat(files.resources().values())
                .as("Python reads archives as they are")
                .noneMatch(LaunchResource::archive);
        assertThat(files.pythonPath())
                .containsExactly(
                        "{{PWD}}/__pyfiles__", "{{PWD}}/pyspark.zip", "{{PWD}}/py4j-0.10.9.7-src.zip", "{{PWD}}/b.zip");
        assertThat(files.classpath()).isEmpty();
    }

    /** A program for the JVM may run Python on executors whose nodes have PySpark. */
    @Test
    void reachExecutorsWithoutPySparkToo() throws IOException {
        conf.set("spark.yarn.dist.pyFiles", file("b.zip").toString());

        assertThat(prepare().pythonPath()).containsExactly("{{PWD}}/b.zip");
    }

    @Test
    void areNamedAsTheNodesDoIfEachNodeHasThem() throws IOException {
        conf.set("spark.yarn.config.gatewayPath", "/opt")
                .set("spark.yarn.config.replacementPath", "/srv")
                .set("spark.yarn.dist.pyFiles", "local:/opt/modules/a.py,local:/opt/b.zip");
        pySpark = Optional.of(new PySpark(
                "PYSPARK_ARCHIVES_PATH", ImmutableList.of("local:/opt/pyspark.zip", "local:///opt/py4j.zip")));

        UserFiles files = prepare();

        assertThat(files.resources()).isEmpty();
        assertThat(files.pythonPath())
                .containsExactly("/srv/pyspark.zip", "/srv/py4j.zip", "/srv/modules", "/srv/b.zip");
    }

    @Test
    void mayBeNamedAmongOtherFilesToo() throws IOException {
        Path archive = file("b.zip");
        conf.set("spark.yarn.dist.files", archive.toUri().toString())
                .set("spark.yarn.dist.pyFiles", archive.toString());

        UserFiles files = prepare();

        assertThat(files.resources()).containsOnlyKeys("b.zip");
        assertThat(files.pythonPath()).containsExactly("{{PWD}}/b.zip");
    }

    @Test
    void haveNamesOfTheirOwn() throws IOException {
        conf.set("spark.yarn.dist.pyFiles", file("one/a.py") + "," + file("other/a.py"));

        assertThatThrownBy(this::prepare)
                .hasMessage("spark.yarn.dist.pyFiles names \"" + folder.resolve("other/a.py")
                        + "\", but there is another file named \"__pyfiles__/a.py\"; give one of them another name with"
                        + " #");
    }

    @Test
    void areFoundAfterWhatUserAndSubmitterHaveSet() {
        ImmutableList<String> entries = ImmutableList.of("{{PWD}}/__pyfiles__", "{{PWD}}/pyspark.zip");
        conf.setExecutorEnv("PYTHONPATH", "/users");

        PythonFiles.path(conf, Optional.of("/of:/submitter"), entries);

        assertThat(conf.get("spark.executorEnv.PYTHONPATH"))
                .isEqualTo("/users<CPS>/of:/submitter<CPS>{{PWD}}/__pyfiles__<CPS>{{PWD}}/pyspark.zip");
    }

    @Test
    void areAWholePathWhereNobodyHasSetOne() {
        PythonFiles.path(conf, Optional.empty(), ImmutableList.of("{{PWD}}/b.zip"));

        assertThat(conf.get("spark.executorEnv.PYTHONPATH")).isEqualTo("{{PWD}}/b.zip");
    }

    @Test
    void leaveThePathAloneWhereThereAreNone() {
        PythonFiles.path(conf, Optional.of("/submitter"), ImmutableList.of());

        assertThat(conf.getAll()).isEmpty();
    }

    private UserFiles prepare() throws IOException {
        return UserFiles.prepare(new YarnSettings(conf), pySpark, staging);
    }

    private static Optional<PySpark> pySpark(Path... archives) {
        return Optional.of(new PySpark(
                "SPARK_HOME",
                ImmutableList.copyOf(archives).stream()
                        .map(archive -> archive.toUri().toString())
                        .collect(ImmutableList.toImmutableList())));
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }
}
