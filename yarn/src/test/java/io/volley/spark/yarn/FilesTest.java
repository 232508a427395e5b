package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volley.coordination.LaunchResource;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
    private final Configuration hadoop = new Configuration();

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
    void uploadsFilesOfOneNameBesideEachOther() throws IOException {
        LaunchResource one = staging.distribute(hadoopPath(file("a/table.csv", "one")), false);
        LaunchResource two = staging.distribute(hadoopPath(file("b/table.csv", "three")), false);

        assertThat(one.url()).isNotEqualTo(two.url());
        assertThat(two.size()).isEqualTo(5);
        assertThat(one.visibility()).isEqualTo(LaunchResource.Visibility.PRIVATE);
    }

    /** Such as our own jar, which the ApplicationMaster and a driver that it starts run from. */
    @Test
    void uploadsAFileOnce() throws IOException {
        Path jar = file("volley.jar", "x");

        assertThat(staging.distribute(hadoopPath(jar), false)).isSameAs(staging.distribute(hadoopPath(jar), false));
        assertThat(staging.distribute(hadoopPath(jar), true).archive()).isTrue();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        staging.write("note", false, out -> out.write(1));

        staging.delete();

        assertThat(folder.resolve("staging")).doesNotExist();
    }

    @Test
    void liesWhereTheUserOfThisProcessMayWrite() throws Exception {
        YarnSettings settings = new YarnSettings(new SparkConf(false).set("spark.yarn.stagingDir", folder.toString()));
        ApplicationId application = ApplicationId.newInstance(1, 2);

        Staging bobs = UserGroupInformation.createRemoteUser("bob")
                .doAs((PrivilegedExceptionAction<Staging>) () -> Staging.of(settings, hadoop, application));

        assertThat(bobs.directory()).hasToString("file:" + folder + "/bob/.sparkStaging/" + application);
    }

    @Test
    void namesJarsOfTheNodesAsTheNodesDo() throws IOException {
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.jars", "local:/opt/udf.jar,local:///opt/my%20udf.jar")
                .set("spark.yarn.config.gatewayPath", "/opt")
                .set("spark.yarn.config.replacementPath", "/srv");

        assertThat(prepare(conf).classpath()).containsExactly("/srv/udf.jar", "/srv/my udf.jar");
    }

    @Test
    void namesUserFilesByTheirFragment() throws IOException {
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.files", file("a/table.csv", "x").toUri() + "#lookup")
                .set("spark.yarn.dist.archives", file("a/env.zip", "x").toString())
                .set("spark.yarn.dist.jars", file("a/udf.jar", "x") + ",local:/opt/udf2.jar");

        UserFiles files = prepare(conf);

        assertThat(files.resources()).containsOnlyKeys("lookup", "env.zip", "udf.jar");
        assertThat(files.resources())
                .hasEntrySatisfying(
                        "env.zip", archive -> assertThat(archive.archive()).isTrue());
        assertThat(files.classpath()).containsExactly("{{PWD}}/udf.jar", "/opt/udf2.jar");
    }

    @Test
    void refusesTwoUserFilesOfOneName() throws IOException {
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.files", file("a/table.csv", "x") + "," + file("b/table.csv", "x"));

        assertThatThrownBy(() -> prepare(conf))
                .hasMessageContaining(
                        "there is another file named \"table.csv\"; give one of them another name with #");
    }

    @Test
    void givesAFileThatIsNamedTwiceOnce() throws IOException {
        Path jar = file("a/udf.jar", "x");
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.files", jar.toString())
                .set("spark.yarn.dist.jars", jar.toUri() + "," + jar);

        UserFiles files = prepare(conf);

        assertThat(files.resources()).containsOnlyKeys("udf.jar");
        assertThat(files.classpath()).containsExactly("{{PWD}}/udf.jar");
        assertThat(folder.resolve("staging/1-udf.jar")).doesNotExist();
    }

    @Test
    void givesTheFirstOfTwoJarsOfOneName() throws IOException {
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.jars", file("a/udf.jar", "one") + "," + file("b/udf.jar", "another"));

        UserFiles files = prepare(conf);

        assertThat(files.resources())
                .hasSize(1)
                .hasEntrySatisfying("udf.jar", first -> assertThat(first.size()).isEqualTo(3));
        assertThat(files.classpath()).containsExactly("{{PWD}}/udf.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my table.csv", "100%.csv", "a%20b.csv", "c#.csv"})
    void findsAFileAgainWhateverItsNameAndItsFoldersAre(String name) throws IOException {
        Path file = file("my 50%/" + name, "x");
        staging = new Staging(
                hadoop,
                new org.apache.hadoop.fs.Path(folder.resolve("stage 50%#").toUri()),
                Optional.empty());
        staging.create();
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.files", file.toUri().toString())
                .set("spark.yarn.dist.archives", file.toUri() + "#unpacked here")
                .set("spark.yarn.dist.jars", file.toUri() + "#my%20lib.jar");

        UserFiles files = prepare(conf);

        assertThat(files.resources()).containsOnlyKeys(name, "unpacked here", "my lib.jar");
        assertThat(files.classpath()).containsExactly("{{PWD}}/my lib.jar");
        for (LaunchResource resource : files.resources().values()) {
            org.apache.hadoop.fs.Path uploaded = new org.apache.hadoop.fs.Path(resource.url());
            assertThat(uploaded.getFileSystem(hadoop).exists(uploaded))
                    .as(resource.url())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/a/my table.csv, file:/a/my table.csv",
        "/a/100%.csv, file:/a/100%.csv",
        "/a/b%20c.csv, file:/a/b%20c.csv",
        "/a/ü.csv, file:/a/ü.csv",
        "file:/a/b%20c.csv, file:/a/b c.csv",
        "file:///a/b%23c.csv, file:/a/b#c.csv",
        "file:///a/my table.csv, file:/a/my table.csv",
        "hdfs://nn:8020/a/my%20table.csv, hdfs://nn:8020/a/my table.csv",
        "hdfs://nn:8020/a/my table.csv, hdfs://nn:8020/a/my table.csv",
        "hdfs://nn:8020/a/[a-c]*.csv, hdfs://nn:8020/a/[a-c]*.csv",
    })
    void readsPlacesAsPeopleWriteThem(String written, String path) {
        assertThat(WrittenPath.of(written)).hasToString(path);
    }

    @Test
    void namesAFileOfThisHostByTheFragmentToo() throws IOException {
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.files", file("a/my table.csv", "x") + "#lookup," + file("a/b.csv", "x") + "#50%");

        assertThat(prepare(conf).resources()).containsOnlyKeys("lookup", "50%");
    }

    @Test
    void givesExecutorsTheSettingsOfAFolderWithASpace() throws IOException {
        file("my conf/log4j2.properties", "x");
        URL settings = folder.resolve("my conf").toUri().toURL();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader withSettings = new URLClassLoader(new URL[] {settings}, null)) {
            Thread.currentThread().setContextClassLoader(withSettings);

            ConfArchive.upload(Map.of(), staging);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(entries(folder.resolve("staging/__spark_conf__.zip"))).contains("log4j2.properties");
    }

    @Test
    void givesExecutorsTheXmlOfSparksFolderBeforeThatOfHadoops() throws IOException {
        file("spark/hive-site.xml", "spark's");
        file("spark/spark-env.sh", "spark's");
        file("hadoop/hive-site.xml", "hadoop's");
        file("hadoop/yarn-site.xml", "hadoop's");
        file("hadoop/topology.sh", "hadoop's");

        ConfArchive.upload(
                Map.of(
                        "SPARK_CONF_DIR", folder.resolve("spark").toString(),
                        "HADOOP_CONF_DIR", folder.resolve("hadoop").toString()),
                staging);

        assertThat(contents(folder.resolve("staging/__spark_conf__.zip")))
                .containsEntry("__hadoop_conf__/hive-site.xml", "spark's")
                .containsEntry("__hadoop_conf__/yarn-site.xml", "hadoop's")
                .containsEntry("__hadoop_conf__/topology.sh", "hadoop's")
                .doesNotContainKey("__hadoop_conf__/spark-env.sh");
    }

    /** A class of a program's that names them, in a lambda perhaps, could not be loaded without them. */
    @Test
    void givesExecutorsTheClassesThatAProgramMayName() throws IOException {
        ConfArchive.upload(Map.of(), staging);

        assertThat(entries(folder.resolve("staging/__spark_conf__.zip")))
                .contains(
                        "io/volley/spark/Volley.class",
                        "io/volley/spark/Volley$Scaled.class",
                        "io/volley/spark/Status.class",
                        "io/volley/spark/Status$Profile.class")
                .doesNotContain("io/volley/spark/VolleyTaskScheduler.class");
    }

    @Test
    void takesAllFilesThatMatchAPattern() throws IOException {
        file("a/one.csv", "x");
        file("a/two.csv", "x");
        file("a/three.txt", "x");
        file("a/folder.csv/inside", "x");
        file("b/[old].csv", "x");
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.dist.files", folder + "/a/*.csv," + folder + "/b/[old].csv")
                .set("spark.yarn.dist.archives", folder + "/a/th*.txt#only");

        assertThat(prepare(conf).resources()).containsOnlyKeys("one.csv", "two.csv", "[old].csv", "only");
    }

    @Test
    void saysWhichPatternMatchesNothingOrTooMuch() throws IOException {
        file("a/one.csv", "x");
        file("a/two.csv", "x");
        SparkConf none = new SparkConf(false).set("spark.yarn.dist.files", folder + "/a/*.txt");
        SparkConf many = new SparkConf(false).set("spark.yarn.dist.files", folder + "/a/*.csv#one");

        assertThatThrownBy(() -> prepare(none))
                .hasMessage("spark.yarn.dist.files names \"" + folder + "/a/*.txt\", but no file matches");
        assertThatThrownBy(() -> prepare(many))
                .hasMessage("spark.yarn.dist.files names \"" + folder
                        + "/a/*.csv#one\", but 2 files match, and one alone can have the name after #");
    }

    @Test
    void takesSparksJarsFromWhereTheSettingsSay() throws IOException {
        file("jars/spark-core.jar", "x");
        file("jars/scala-library.jar", "x");
        SparkConf conf =
                new SparkConf(false).set("spark.yarn.jars", folder.resolve("jars") + "/*.jar,local:/opt/spark/jars/*");

        SparkJars jars = SparkJars.prepare(new YarnSettings(conf), Optional.empty(), hadoop, staging);

        assertThat(jars.resources())
                .containsOnlyKeys("__spark_libs__/spark-core.jar", "__spark_libs__/scala-library.jar");
        assertThat(jars.classpath()).containsExactly("/opt/spark/jars/*", "{{PWD}}/__spark_libs__/*");
    }

    @Test
    void archivesSparkHomeWhenTheSettingsNameNothing() throws IOException {
        file("home/jars/spark-core.jar", "x");
        file("home/jars/readme.txt", "x");

        SparkJars jars = SparkJars.prepare(
                new YarnSettings(new SparkConf(false)),
                Optional.of(folder.resolve("home").toString()),
                hadoop,
                staging);

        assertThat(jars.resources())
                .hasEntrySatisfying(
                        "__spark_libs__",
                        archive -> assertThat(archive.archive()).isTrue());
        assertThat(entries(folder.resolve("staging/__spark_libs__.zip"))).containsExactly("spark-core.jar");
    }

    @Test
    void saysWhichJarsAreNotThere() {
        SparkConf conf = new SparkConf(false).set("spark.yarn.jars", folder + "/none/*.jar");

        assertThatThrownBy(() -> SparkJars.prepare(new YarnSettings(conf), Optional.empty(), hadoop, staging))
                .hasMessage("spark.yarn.jars names \"" + folder + "/none/*.jar\", but no file matches");
        assertThatThrownBy(() ->
                        SparkJars.prepare(new YarnSettings(new SparkConf(false)), Optional.empty(), hadoop, staging))
                .hasMessage("SPARK_HOME is not set; name Spark's jars by spark.yarn.archive or spark.yarn.jars");
    }

    @Test
    void takesTheSchemeOfAFileSystemThatDoesNotKnowIt() throws IOException {
        hadoop.setClass("fs.nameless.impl", Nameless.class, FileSystem.class);

        assertThat(new Staging(hadoop, new org.apache.hadoop.fs.Path("nameless:///staging"), Optional.empty()).scheme())
                .isEqualTo("nameless");
    }

    private UserFiles prepare(SparkConf conf) throws IOException {
        return UserFiles.prepare(new YarnSettings(conf), Optional.empty(), staging);
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    private static org.apache.hadoop.fs.Path hadoopPath(Path file) {
        return new org.apache.hadoop.fs.Path(file.toUri());
    }

    private static Set<String> entries(Path zip) throws IOException {
        return contents(zip).keySet();
    }

    private static Map<String, String> contents(Path zip) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    /** As file systems of others' may be: without a scheme of its own. */
    private static final class Nameless extends FilterFileSystem {
        Nameless() {
            super(new RawLocalFileSystem());
        }

        @Override
        public URI getUri() {
            return URI.create("nameless:///");
        }
    }
}
