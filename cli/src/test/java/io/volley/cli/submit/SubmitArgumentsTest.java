package io.volley.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.volley.cli.submit.SubmitArguments.Translation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitArgumentsTest {
    private static final Path JAR = Path.of("/opt/volley.jar");
    private static final Path DIRECTORY = Path.of("/home/ann");
    private static final String OURS = "--jars file:///opt/volley.jar";

    static Stream<Arguments> submissions() {
        return Stream.of(
                arguments(
                        "a master is prefixed",
                        "--master yarn app.jar x",
                        "--master spark-volley:yarn " + OURS + " app.jar x"),
                arguments(
                        "a prefixed master stays",
                        "--master spark-volley:spark://h1:7077 app.jar",
                        "--master spark-volley:spark://h1:7077 " + OURS + " app.jar"),
                arguments(
                        "several Standalone masters are one",
                        "--master spark://h1:7077,h2:7077 app.jar",
                        "--master spark-volley:spark://h1:7077,h2:7077 " + OURS + " app.jar"),
                arguments("no master is yarn", "app.jar", "--master spark-volley:yarn " + OURS + " app.jar"),
                arguments(
                        "another master stays", "--master local[2] app.jar", "--master local[2] " + OURS + " app.jar"),
                arguments(
                        "the master of --conf is one too",
                        "--conf spark.master=spark://h:7077 app.jar",
                        "--master spark-volley:spark://h:7077 " + OURS + " --conf spark.master=spark://h:7077 app.jar"),
                arguments(
                        "the option beats the --conf",
                        "--conf spark.master=local --master yarn app.jar",
                        "--master spark-volley:yarn " + OURS + " --conf spark.master=local app.jar"),
                arguments(
                        "the last of one option counts",
                        "--master local --master yarn app.jar",
                        "--master spark-volley:yarn " + OURS + " app.jar"),
                arguments(
                        "= is as good as a space",
                        "--master=yarn --queue=q app.jar",
                        "--master spark-volley:yarn " + OURS + " --conf spark.yarn.queue=q app.jar"),
                arguments(
                        "the user's jars come first",
                        "--master yarn --jars a.jar,b.jar app.jar",
                        "--master spark-volley:yarn --jars a.jar,b.jar,file:///opt/volley.jar app.jar"),
                arguments(
                        "the jars of --conf are not lost",
                        "--master yarn --conf spark.jars=a.jar app.jar",
                        "--master spark-volley:yarn --jars a.jar,file:///opt/volley.jar --conf spark.jars=a.jar app.jar"),
                arguments(
                        "what SparkSubmit would drop becomes settings",
                        "--master yarn --num-executors 4 --queue q --principal p --keytab k app.jar",
                        "--master spark-volley:yarn " + OURS
                                + " --conf spark.executor.instances=4 --conf spark.yarn.queue=q"
                                + " --conf spark.kerberos.principal=p --conf spark.kerberos.keytab=k app.jar"),
                arguments(
                        "an option beats the --conf of its key",
                        "--master yarn --num-executors 4 --conf spark.executor.instances=9 -c spark.x=1 app.jar",
                        "--master spark-volley:yarn " + OURS
                                + " -c spark.x=1 --conf spark.executor.instances=4 app.jar"),
                arguments(
                        "a --conf alone stays",
                        "--master yarn --conf spark.yarn.queue=q app.jar",
                        "--master spark-volley:yarn " + OURS + " --conf spark.yarn.queue=q app.jar"),
                arguments(
                        "files go to the containers, with their names",
                        "--master yarn --files a.txt#b.txt,/c,hdfs:/d#e --archives z.zip#z app.jar",
                        "--master spark-volley:yarn " + OURS
                                + " --conf spark.yarn.dist.files=file:///home/ann/a.txt#b.txt,file:///c,hdfs:/d#e"
                                + " --conf spark.yarn.dist.archives=file:///home/ann/z.zip#z app.jar"),
                arguments(
                        "files are added to those of --conf",
                        "--master yarn --conf spark.yarn.dist.files=hdfs:/d --files /c app.jar",
                        "--master spark-volley:yarn " + OURS
                                + " --conf spark.yarn.dist.files=hdfs:/d,file:///c app.jar"),
                arguments(
                        "Standalone has its own way with these",
                        "--master spark://h:7077 --files a --total-executor-cores 8 app.jar",
                        "--master spark-volley:spark://h:7077 " + OURS + " --files a --total-executor-cores 8 app.jar"),
                arguments(
                        "switches take no value",
                        "--verbose --master yarn --supervise app.jar --master local",
                        "--master spark-volley:yarn " + OURS + " --verbose --supervise app.jar --master local"),
                arguments(
                        "what we do not know stays",
                        "--new-option --master yarn app.jar",
                        "--master spark-volley:yarn " + OURS + " --new-option app.jar"),
                arguments(
                        "the application's words are its own",
                        "--master yarn app.jar --num-executors 3 --jars x",
                        "--master spark-volley:yarn " + OURS + " app.jar --num-executors 3 --jars x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("submissions")
    void putsVolleyInCharge(String name, String given, String expected) {
        assertThat(translate(given, Map.of()).arguments()).as(name).containsExactly(expected.split(" "));
    }

    @Test
    void readsTheMasterAndTheJarsOfThePropertiesFile() {
        Translation translation = translate("app.jar", Map.of("spark.master", "spark://h:7077", "spark.jars", "a.jar"));

        assertThat(translation.arguments())
                .containsExactly(
                        "--master", "spark-volley:spark://h:7077", "--jars", "a.jar,file:///opt/volley.jar", "app.jar");
    }

    @Test
    void addsFilesToThoseOfThePropertiesFile() {
        Map<String, String> defaults =
                Map.of("spark.yarn.dist.files", "/etc/base.conf", "spark.yarn.dist.archives", "");

        assertThat(translate("--master yarn --files /data/*.csv --archives /z.zip app.jar", defaults)
                        .arguments())
                .contains(
                        "spark.yarn.dist.files=/etc/base.conf,file:///data/*.csv",
                        "spark.yarn.dist.archives=file:///z.zip");
        assertThat(translate("--master yarn --files /c --conf spark.yarn.dist.files=hdfs:/d app.jar", defaults)
                        .arguments())
                .as("--conf beats it")
                .contains("spark.yarn.dist.files=hdfs:/d,file:///c");
    }

    @Test
    void saysInOneLineWhatItChanged() {
        assertThat(translate("--master yarn app.jar", Map.of()).notes())
                .containsExactly("Using --master spark-volley:yarn in place of yarn");
        assertThat(translate("app.jar", Map.of()).notes())
                .containsExactly("No --master is given: using spark-volley:yarn");
        assertThat(translate("--master spark-volley:yarn app.jar", Map.of()).notes())
                .isEmpty();
        assertThat(translate("--master local app.jar", Map.of()).notes())
                .containsExactly("The master local is neither yarn nor spark://…: running without Volley");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--deploy-mode cluster app.jar",
                "--deploy-mode=cluster app.jar",
                "--conf spark.submit.deployMode=cluster app.jar"
            })
    void refusesClusterMode(String given) {
        assertThatThrownBy(() -> translate(given, Map.of()))
                .isInstanceOf(SubmitException.class)
                .hasMessage(
                        "--deploy-mode is \"cluster\", which Volley does not support yet; leave it out: the driver then"
                                + " runs here");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertThatThrownBy(() -> SubmitArguments.parse(List.of("--master")))
                .isInstanceOf(SubmitException.class)
                .hasMessage("--master needs a value, but is the last argument");
    }

    @Test
    void leavesToSparkWhatSubmitsNothing() {
        assertThat(SubmitArguments.parse(List.of("--version")).submitsNothing()).isTrue();
        assertThat(SubmitArguments.parse(List.of("--status", "driver-1")).submitsNothing())
                .isTrue();
        assertThat(SubmitArguments.parse(List.of("app.jar", "--version")).submitsNothing())
                .isFalse();
    }

    private static Translation translate(String words, Map<String, String> defaults) {
        return SubmitArguments.parse(List.of(words.split(" "))).volley(JAR, DIRECTORY, defaults);
    }
}
