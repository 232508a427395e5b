package io.volley.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.base.Splitter;
import io.volley.spark.OwnJar;
import io.volley.spark.ScalaCollections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Option;
import scala.Tuple4;
import scala.collection.Seq;

class VolleySubmitTest {
    /** Spark then asks neither for HADOOP_CONF_DIR nor for classes of its spark-yarn. */
    private static final String TESTING = "spark.testing";

    /** Where Spark looks for SparkR if SPARK_HOME is not set. */
    private static final String SPARK_HOME = "spark.test.home";

    @TempDir
    private Path folder;

    private VolleySubmit volley = new VolleySubmit(new OwnJar(Path.of("volley.jar")));

    /** What SparkSubmit has prepared: words, class path and settings of the driver, and its main class. */
    private record Prepared(List<String> words, List<String> classpath, Map<String, String> settings, String main) {
        static Prepared by(SparkSubmit submit, List<String> words) {
            SparkSubmitArguments arguments = submit.parseArguments(words.toArray(String[]::new));
            Tuple4<?, ?, SparkConf, String> prepared = submit.prepareSubmitEnvironment(arguments, Option.empty());
            Map<String, String> settings = new TreeMap<>();
            Arrays.stream(prepared._3().getAll()).forEach(setting -> settings.put(setting._1(), setting._2()));
            settings.remove("spark.app.submitTime");
            return new Prepared(list(prepared._1()), list(prepared._2()), settings, prepared._4());
        }

        @SuppressWarnings("unchecked")
        private static List<String> list(Object words) {
            return List.copyOf(ScalaCollections.asJava((Seq<String>) words));
        }

        /** The files that a setting names. */
        List<String> names(String key) {
            return Splitter.on(',')
                    .splitToStream(settings.getOrDefault(key, ""))
                    .map(place -> place.substring(place.lastIndexOf('/') + 1))
                    .toList();
        }

        Prepared without(String... keys) {
            Map<String, String> left = new TreeMap<>(settings);
            List.of(keys).forEach(left::remove);
            return new Prepared(words, classpath, left, main);
        }
    }

    @BeforeAll
    static void test() {
        System.setProperty(TESTING, "true");
    }

    @AfterAll
    static void testNoMore() {
        System.clearProperty(TESTING);
    }

    @BeforeEach
    void putFiles() throws IOException {
        for (String name : List.of("app.jar", "lib.jar", "table.csv", "env.zip", "app.py", "mod.py", "app.R")) {
            Files.createFile(folder.resolve(name));
        }
        volley = new VolleySubmit(new OwnJar(Files.createFile(folder.resolve("volley.jar"))));
    }

    static Stream<Arguments> submissions() {
        return Stream.of(
                arguments("the least", "--class C app.jar"),
                arguments(
                        "sizes and the queue",
                        "--class C --num-executors 3 --executor-cores 2 --executor-memory 3g --driver-memory 2g --queue q app.jar"),
                arguments(
                        "files of all kinds",
                        "--class C --jars lib.jar --files table.csv#lookup --archives env.zip#env app.jar a1 a2"),
                arguments(
                        "files that settings name too",
                        "--class C --conf spark.yarn.dist.files=hdfs:/d --files table.csv --conf spark.jars=lib.jar app.jar"),
                arguments("patterns", "--class C --jars *.jar --files *.csv app.jar"),
                arguments("a name and settings", "--class C --name n -c spark.x=1 --conf spark.y=2 app.jar"),
                arguments("options that YARN has no use for", "--class C --total-executor-cores 8 --supervise app.jar"),
                arguments("the application's own words", "--class C app.jar --num-executors 3 --master local"),
                arguments(
                        "a driver's options", "--class C --driver-java-options -Dx=y --driver-class-path /x app.jar"));
    }

    /** Each option means what it means for stock Spark on YARN; only the master is another. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("submissions")
    void preparesWhatSparkPreparesForYarn(String name, String words) {
        Prepared ours = Prepared.by(volley, words("--master yarn " + words));
        Prepared sparks = Prepared.by(new SparkSubmit(), words("--master yarn " + words));

        assertThat(ours.settings()).as(name).containsEntry("spark.master", "spark-volley:yarn");
        assertThat(ours.without("spark.master")).as(name).isEqualTo(sparks.without("spark.master"));
    }

    /** In cluster mode the driver has it in its credentials. */
    @Test
    void makesUpTheSecretThatSparkMakesUpForYarn() {
        String words = "--class C --conf spark.authenticate=true app.jar";
        Prepared client = Prepared.by(volley, words("--master yarn " + words));
        Prepared cluster = Prepared.by(volley, words("--master yarn --deploy-mode cluster " + words));

        assertThat(client.settings()).containsKey("spark.authenticate.secret");
        assertThat(cluster.settings()).doesNotContainKey("spark.authenticate.secret");
    }

    @Test
    void itIsAllTheSameHowTheMasterIsNamed() {
        Prepared byOption = Prepared.by(volley, words("--master yarn --queue q --class C app.jar"));

        assertThat(Prepared.by(volley, words("--master spark-volley:yarn --queue q --class C app.jar")))
                .isEqualTo(byOption);
        assertThat(Prepared.by(volley, words("--queue q --class C app.jar"))).isEqualTo(byOption);
        assertThat(Prepared.by(volley, words("--conf spark.master=yarn --queue q --class C app.jar")))
                .isEqualTo(byOption);
    }

    @Test
    void honoursWhatHasToBeDownloadedAndForgetsIt() {
        Prepared ours = Prepared.by(
                volley,
                words(
                        "--master yarn --class C --conf spark.yarn.dist.forceDownloadSchemes=http --jars lib.jar app.jar"));

        assertThat(ours.settings()).doesNotContainKey("spark.yarn.dist.forceDownloadSchemes");
        assertThat(ours.settings().get("spark.yarn.dist.jars")).endsWith("/lib.jar");
    }

    @Test
    void givesPythonTheModuleInTheJar() {
        Prepared ours = Prepared.by(volley, words("--master yarn --py-files mod.py app.py a1"));

        assertThat(ours.main()).isEqualTo("org.apache.spark.deploy.PythonRunner");
        assertThat(ours.settings()).containsEntry("spark.yarn.isPython", "true");
        assertThat(ours.names("spark.yarn.dist.pyFiles")).containsExactly("mod.py", "volley.jar");
        assertThat(ours.settings()).doesNotContainKey("spark.files");
    }

    /** The names in the container are those under which Spark looks for them in a driver and an executor of YARN's. */
    @Test
    void shipsSparkR() throws IOException {
        Files.createFile(Files.createDirectories(folder.resolve("R/lib")).resolve("sparkr.zip"));
        System.setProperty(SPARK_HOME, folder.toString());
        try {
            List<String> words = words("--master yarn app.R a1");
            Prepared ours = Prepared.by(volley, words);

            assertThat(ours.main()).isEqualTo("org.apache.spark.deploy.RRunner");
            assertThat(ours.settings().get("spark.yarn.dist.archives")).endsWith("/R/lib/sparkr.zip#sparkr");
            assertThat(ours.without("spark.master"))
                    .isEqualTo(Prepared.by(new SparkSubmit(), words).without("spark.master"));
        } finally {
            System.clearProperty(SPARK_HOME);
        }
    }

    @Test
    void addsTheJarForExecutorsOfStandalone() {
        Prepared ours = Prepared.by(
                volley,
                words(
                        "--master spark://h:7077 --total-executor-cores 4 --files table.csv --jars lib.jar --class C app.jar"));

        assertThat(ours.settings())
                .containsEntry("spark.master", "spark-volley:spark://h:7077")
                .containsEntry("spark.cores.max", "4");
        assertThat(ours.names("spark.jars")).containsExactly("lib.jar", "volley.jar", "app.jar");
        assertThat(ours.names("spark.files")).containsExactly("table.csv");
    }

    @Test
    void leavesOtherMastersToSpark() {
        List<String> words = words("--master local[2] --class C app.jar");

        assertThat(Prepared.by(volley, words)).isEqualTo(Prepared.by(new SparkSubmit(), words));
    }

    @Test
    void answersForYarnWhatItIsAsked() {
        assertThat(volley.parseArguments(new String[] {"--master", "yarn", "--kill", "application_1_0001"})
                        .master())
                .isEqualTo("spark-volley:yarn");
        assertThat(volley.parseArguments(new String[] {"--master", "spark://h:6066", "--status", "driver-1"})
                        .master())
                .isEqualTo("spark://h:6066");
    }

    @Test
    void submitsToTheClusterInThePlaceOfSparksOwnApplication() {
        Prepared ours = Prepared.by(
                volley, words("--master yarn --deploy-mode cluster --class C --queue q --jars lib.jar app.jar a1"));

        assertThat(ours.main()).isEqualTo("io.volley.spark.yarn.ClusterApplication");
        assertThat(ours.words())
                .containsExactly(
                        "--jar", folder.resolve("app.jar").toFile().toURI().toString(), "--class", "C", "--arg", "a1");
        assertThat(ours.settings())
                .containsEntry("spark.master", "spark-volley:yarn")
                .containsEntry("spark.submit.deployMode", "cluster")
                .containsEntry("spark.yarn.queue", "q");
        assertThat(ours.names("spark.yarn.dist.jars")).containsExactly("lib.jar");
    }

    /** Words and settings are Spark's own; Python imports Volley's module from the jar there too. */
    @Test
    void submitsAProgramInPythonToTheCluster() {
        List<String> words =
                words("--master yarn --deploy-mode cluster --py-files mod.py --archives env.zip#env app.py a1");
        Prepared ours = Prepared.by(volley, words);

        assertThat(ours.main()).isEqualTo("io.volley.spark.yarn.ClusterApplication");
        assertThat(ours.words())
                .isEqualTo(Prepared.by(new SparkSubmit(), words).words())
                .startsWith("--primary-py-file")
                .endsWith("--class", "org.apache.spark.deploy.PythonRunner", "--arg", "a1");
        assertThat(ours.settings()).containsEntry("spark.yarn.isPython", "true");
        assertThat(ours.names("spark.yarn.dist.pyFiles")).containsExactly("mod.py", "volley.jar");
        assertThat(ours.names("spark.yarn.dist.archives")).containsExactly("env.zip#env");
    }

    @Test
    void submitsAProgramInRToTheCluster() throws IOException {
        Files.createFile(Files.createDirectories(folder.resolve("R/lib")).resolve("sparkr.zip"));
        System.setProperty(SPARK_HOME, folder.toString());
        try {
            List<String> words = words("--master yarn --deploy-mode cluster app.R a1");
            Prepared ours = Prepared.by(volley, words);

            assertThat(ours.main()).isEqualTo("io.volley.spark.yarn.ClusterApplication");
            assertThat(ours.words())
                    .containsExactly(
                            "--primary-r-file", "app.R", "--class", "org.apache.spark.deploy.RRunner", "--arg", "a1");
            assertThat(ours.names("spark.yarn.dist.files")).containsExactly("app.R");
            assertThat(ours.names("spark.yarn.dist.archives")).containsExactly("sparkr.zip#sparkr");
            assertThat(ours.without("spark.master").settings())
                    .isEqualTo(Prepared.by(new SparkSubmit(), words)
                            .without("spark.master")
                            .settings());
        } finally {
            System.clearProperty(SPARK_HOME);
        }
    }

    @Test
    void refusesClusterModeOnStandalone() {
        assertThat(VolleySubmit.fault(SubmitMaster.of(Optional.of("spark://h:7077")), "cluster"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("--deploy-mode is \"cluster\", which"));
        assertThat(VolleySubmit.fault(SubmitMaster.of(Optional.of("yarn")), "cluster"))
                .isEmpty();
        assertThat(VolleySubmit.fault(SubmitMaster.of(Optional.of("k8s://h")), "cluster"))
                .isEmpty();
        assertThat(VolleySubmit.fault(SubmitMaster.of(Optional.of("yarn")), "client"))
                .isEmpty();
        assertThat(VolleySubmit.fault(SubmitMaster.of(Optional.of("yarn")), null))
                .isEmpty();
    }

    /** Words, those that name a file as the file in the folder. */
    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : Splitter.on(' ').split(line)) {
            words.add(
                    word.matches("[a-z*]+\\.(jar|csv|zip|py|R)(#.*)?")
                            ? folder.resolve(word).toString()
                            : word);
        }
        return words;
    }
}
