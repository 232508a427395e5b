package io.volley.cli.doctor;

import static io.volley.cli.doctor.Finding.State.OK;
import static io.volley.cli.doctor.Finding.State.UNKNOWN;
import static io.volley.cli.doctor.Finding.State.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.cli.doctor.Finding.State;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationCheckTest {
    private static final Path JAR = Path.of("/volley/volley-spark-3.5_2.13-0.1.0.jar");

    @Test
    void takesTheJavaThatVolleyIsCompiledFor() {
        assertThat(java("17.0.15", "spark-core_2.12-3.5.9.jar").state()).isEqualTo(OK);
        assertThat(java("11.0.2", "spark-core_2.12-3.5.9.jar"))
                .isEqualTo(Finding.fault("Java", "11.0.2", "Point JAVA_HOME at a Java 17 or later."));
    }

    @Test
    void takesANewerJavaWhereSparkDoes() {
        assertThat(java("25.0.3", "spark-core_2.13-4.2.0.jar").state()).isEqualTo(OK);
        assertThat(java("25.0.3", "spark-core_2.12-3.5.9.jar"))
                .isEqualTo(Finding.fault(
                        "Java", "25.0.3, which Spark 3.5.9 does not know", "Point JAVA_HOME at a Java 17."));
    }

    private static Finding java(String version, String core) {
        return InstallationCheck.java(
                Runtime.Version.parse(version), spark(core).spark());
    }

    @ParameterizedTest
    @CsvSource({
        "spark-core_2.13-3.5.1.jar, OK",
        "spark-core_2.12-3.5.1-amzn-0.jar, OK",
        "spark-core_2.12-3.4.3.jar, FAULT",
        "spark-core_2.13-4.1.0.jar, OK",
        "spark-core_2.12-4.0.0.jar, FAULT",
        "spark-core_2.13-5.0.0.jar, FAULT",
    })
    void knowsWhichSparksThereAre(String core, State state) {
        assertThat(finding("Spark", core).state()).isEqualTo(state);
    }

    @Test
    void saysWhereItHasLookedForSpark() {
        assertThat(InstallationCheck.of(Optional.empty(), JAR, true))
                .containsExactly(Finding.fault(
                        "Spark", "no Spark found", "Set SPARK_HOME to a folder that has jars/spark-core_….jar in it."));
        assertThat(InstallationCheck.of(Optional.of(spark("scala-library-2.13.8.jar")), JAR, true))
                .extracting(Finding::found)
                .containsExactly("/spark/jars has no spark-core_….jar");
    }

    @ParameterizedTest
    @CsvSource({
        "volley-spark-3.5_2.13-0.1.0.jar, spark-core_2.13-3.5.9.jar, OK",
        "volley-spark-3.5_2.13-0.1.0.jar, spark-core_2.12-3.5.9.jar, FAULT",
        "volley-spark-3.5_2.13-0.1.0.jar, spark-core_2.13-4.0.0.jar, FAULT",
        "volley-spark-4.2_2.13-0.1.0.jar, spark-core_2.13-4.0.0.jar, OK",
        "volley-spark-4_2.13-0.1.0.jar, spark-core_2.13-4.2.0.jar, OK",
        "volley-spark-4_2.13-0.1.0.jar, spark-core_2.13-3.5.0.jar, FAULT",
        "volley.jar, spark-core_2.13-3.5.0.jar, FAULT",
    })
    void knowsWhichJarIsForWhichSpark(String jar, String core, State state) {
        assertThat(InstallationCheck.of(Optional.of(spark(core)), Path.of(jar), true))
                .filteredOn(finding -> finding.check().equals("Volley's jar"))
                .extracting(Finding::state)
                .containsExactly(state);
    }

    @Test
    void saysWhatToDoWithAJarOfAnotherLine() {
        assertThat(finding("Volley's jar", "spark-core_2.13-4.0.0.jar"))
                .isEqualTo(Finding.fault(
                        "Volley's jar",
                        "volley-spark-3.5_2.13-0.1.0.jar is for another line than Spark 4.0.0 for Scala 2.13",
                        "Name the line of this Spark by VOLLEY_SPARK_LINE, or by --spark-line before the command."));
    }

    @Test
    void looksAtTheClientOfHadoop() {
        assertThat(hadoop("hadoop-client-api-3.3.4.jar")).isEqualTo(OK);
        assertThat(hadoop("hadoop-common-3.1.1.7.1.9.jar")).isEqualTo(WARNING);
        assertThat(hadoop("commons-lang3-3.12.0.jar")).isEqualTo(UNKNOWN);
    }

    @Test
    void needsNoHadoopOnStandalone() {
        assertThat(InstallationCheck.of(Optional.of(spark("spark-core_2.13-3.5.1.jar")), JAR, false))
                .extracting(Finding::check)
                .containsExactly("Spark", "Volley's jar");
    }

    private static State hadoop(String jar) {
        return finding("Hadoop client", "spark-core_2.13-3.5.1.jar", jar).state();
    }

    private static Finding finding(String check, String... jars) {
        return InstallationCheck.of(Optional.of(spark(jars)), JAR, true).stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Installation spark(String... jars) {
        return new Installation(
                Path.of("/spark"),
                Arrays.stream(jars).map(jar -> Path.of("/spark/jars", jar)).collect(ImmutableList.toImmutableList()));
    }
}
