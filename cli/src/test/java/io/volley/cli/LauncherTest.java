package io.volley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/volley} in a checkout of its own, where Java and Maven are scripts that say that they were run. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "bin", "volley");
    private static final String DEFAULT_LINE = "3.5_2.12";
    private static final String BUILDS = "Maven builds";
    private static final String RUNS = "Java runs io.volley.cli.Main demo";

    @TempDir
    private Path root;

    private Path home = Path.of("");

    @BeforeEach
    void checkOut() throws IOException, InterruptedException {
        home = root.resolve("cli/target/spark-" + DEFAULT_LINE + "/home");
        script("bin/volley", Files.readString(LAUNCHER));
        write("pom.xml", "<project/>");
        script("mvnw", "#!/bin/sh\necho " + BUILDS + "\n");
        java("17.0.15");
        write("core/src/main/java/Planner.java", "one");
        write("docs/page.md", "one");
        git("init", "-q");
        commit();
    }

    @Test
    void runsWhatHasBeenBuilt() throws IOException, InterruptedException {
        build(head());

        assertThat(volley()).isEqualTo(RUNS);
    }

    @Test
    void buildsAgainWhenTheJarIsOfACommitWithOtherSources() throws IOException, InterruptedException {
        String before = head();
        write("core/src/main/java/Planner.java", "two");
        commit();
        build(before);

        assertThat(volley())
                .contains("its jar is of commit " + before + ", whose sources are not those of HEAD", BUILDS)
                .endsWith(RUNS);
    }

    @Test
    void buildsAgainWhenGitDoesNotKnowTheJarsCommit() throws IOException, InterruptedException {
        build("123456789abc");

        assertThat(volley())
                .contains("its jar is of commit 123456789abc", BUILDS)
                .endsWith(RUNS);
    }

    @Test
    void keepsTheJarOfACommitWithTheSameSources() throws IOException, InterruptedException {
        String before = head();
        write("docs/page.md", "two");
        commit();
        build(before);

        assertThat(volley()).isEqualTo(RUNS);
    }

    @Test
    void keepsAJarThatWasBuiltWithoutGit() throws IOException, InterruptedException {
        build("unknown");

        assertThat(volley()).isEqualTo(RUNS);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException, InterruptedException {
        build(head());
        write("core/src/main/java/Ledger.java", "new");

        assertThat(volley())
                .contains("its sources are newer than its jars", BUILDS)
                .endsWith(RUNS);
    }

    @ParameterizedTest
    @CsvSource({
        "spark-core_2.12-3.5.1-amzn-0.jar, 3.5_2.12",
        "spark-core_2.13-3.5.9.jar, 3.5_2.13",
        "spark-core_2.13-4.3.0.jar, 4_2.13"
    })
    void buildsForTheSparkThatSparkHomeNames(String core, String line) throws IOException, InterruptedException {
        assertThat(volleyWith(spark(core))).contains("building for Spark " + line + ", once");
    }

    @Test
    void refusesASparkThatThereIsNoVolleyFor() throws IOException, InterruptedException {
        assertThat(volleyWith(spark("spark-core_2.12-3.4.4.jar")))
                .isEqualTo("volley: SPARK_HOME has spark-core_2.12-3.4.4.jar, but there is Volley only for Spark "
                        + "3.5_2.12, 3.5_2.13 or 4_2.13");
    }

    @Test
    void buildsNothingInARelease() throws IOException, InterruptedException {
        Files.delete(root.resolve("pom.xml"));

        assertThat(volleyWith(spark("spark-core_2.13-4.0.0.jar"))).isEqualTo(RUNS);
    }

    /** On a distribution's hosts Hadoop's settings may be named nowhere else. */
    @Test
    void looksWhereSparksOwnScriptsLook() throws IOException, InterruptedException {
        Files.delete(root.resolve("pom.xml"));
        script("java/bin/java", """
            #!/bin/sh
            [ "$1" = -version ] && echo 'openjdk version "17.0.15"' >&2 || echo "Hadoop's settings: $HADOOP_CONF_DIR"
            """);
        Path spark = spark("spark-core_2.12-3.5.9.jar");
        write("spark/conf/spark-env.sh", "[[ -n x ]] && HADOOP_CONF_DIR=/etc/hadoop/conf\n");
        ProcessBuilder builder = launcher();
        builder.command().set(1, "doctor");
        builder.environment().put("SPARK_HOME", spark.toString());
        builder.environment().keySet().removeAll(List.of("SPARK_CONF_DIR", "HADOOP_CONF_DIR"));

        assertThat(run(builder)).isEqualTo("Hadoop's settings: /etc/hadoop/conf");
    }

    @Test
    void runsAReleaseOnANewerJava() throws IOException, InterruptedException {
        Files.delete(root.resolve("pom.xml"));
        java("25.0.3");

        assertThat(volleyWith(spark("spark-core_2.13-4.0.0.jar"))).isEqualTo(RUNS);
    }

    @Test
    void buildsOnTheJavaThatItIsBuiltWithAndNoOther() throws IOException, InterruptedException {
        java("21-ea");

        assertThat(volley())
                .isEqualTo("volley: Java is 21-ea (%s), but Volley is built with 17; point JAVA_HOME at a JDK 17"
                        .formatted(root.resolve("java/bin/java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.2", "16-ea"})
    void refusesAnOlderJava(String version) throws IOException, InterruptedException {
        build(head());
        java(version);

        assertThat(volley())
                .isEqualTo("volley: Java is %s (%s), but must be 17; point JAVA_HOME at a JDK 17"
                        .formatted(version, root.resolve("java/bin/java")));
    }

    @Test
    void saysThatThereIsNoJava() throws IOException, InterruptedException {
        Files.delete(root.resolve("java/bin/java"));

        assertThat(volley())
                .isEqualTo(
                        "volley: no Java found (%s); install a JDK 17 and put it on the PATH, or point JAVA_HOME at it"
                                .formatted(root.resolve("java/bin/java")));
    }

    private void java(String version) throws IOException {
        script("java/bin/java", """
            #!/bin/sh
            case $1 in
                -version) echo 'openjdk version "%s"' >&2 ;;
                *) while [ "$1" != io.volley.cli.Main ]; do shift; done; echo "Java runs $*" ;;
            esac
            """.formatted(version));
    }

    /** A home as the build leaves it, newer than all sources. */
    private void build(String commit) throws IOException {
        for (String folder : List.of("lib", "spark/jars", "yarn/jars", "jars/META-INF")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.writeString(
                home.resolve("jars/META-INF/MANIFEST.MF"),
                "Manifest-Version: 1.0\r\nImplementation-Build: " + commit + "\r\nImplementation-Modified: false\r\n");
        Path jar = Files.createFile(home.resolve("jars/volley-spark-1.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        for (String source : List.of("pom.xml", "core/src/main/java/Planner.java")) {
            Files.setLastModifiedTime(
                    root.resolve(source), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
    }

    private String volley() throws IOException, InterruptedException {
        return run(launcher());
    }

    private String volleyWith(Path spark) throws IOException, InterruptedException {
        ProcessBuilder builder = launcher();
        builder.environment().put("SPARK_HOME", spark.toString());
        return run(builder);
    }

    private ProcessBuilder launcher() {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/volley").toString(), "demo");
        builder.environment().put("JAVA_HOME", root.resolve("java").toString());
        builder.environment().keySet().removeAll(List.of("VOLLEY_SPARK_LINE", "SPARK_HOME"));
        return builder;
    }

    private Path spark(String core) throws IOException {
        write("spark/jars/" + core, "");
        return root.resolve("spark");
    }

    private String head() throws IOException, InterruptedException {
        return git("rev-parse", "--short=12", "HEAD");
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "pom.xml", "core", "docs");
        git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "-q", "-m", "a change");
    }

    private String git(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(List.of(words));
        // A hook of git's may run this build, and names its own checkout so.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        return run(builder);
    }

    private String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process =
                builder.directory(root.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    private void script(String file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(root.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
