package io.volley.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.volley.linkage.Fault;
import io.volley.linkage.Library;
import io.volley.linkage.Linkage;
import io.volley.linkage.Overrides;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built jar, linked with each release that it is for. A table of what is missing where is printed, and written to a file. */
class ReleasesIT {
    /** The oldest here that has all that the one jar uses. */
    private static final Version FIRST_HADOOP = Version.of("3.2.4");

    private static final Version COMPILED_SPARK = Version.of(System.getProperty("volley.spark"));
    private static final Version COMPILED_HADOOP = Version.of(System.getProperty("volley.hadoop"));
    private static final ImmutableSet<String> SUPPORTED =
            ImmutableSet.copyOf(Splitter.on(',').split(System.getProperty("volley.supported")));

    /** Of spark-catalyst, which is not fetched: Spark 4.2's QueryExecution mixes it in, and no member of it is used. */
    private static final String NOT_FETCHED = "org.apache.spark.sql.connector.catalog.LookupCatalog";

    /** Releases that there are, and that could not be fetched whole when they were listed. */
    private static final ImmutableSet<String> UNCHECKED =
            ImmutableSet.copyOf(Splitter.on(',').omitEmptyStrings().split(System.getProperty("volley.unchecked", "")));

    private static ImmutableSortedMap<Version, Linkage> spark = ImmutableSortedMap.of();
    private static ImmutableSortedMap<Version, Linkage> hadoop = ImmutableSortedMap.of();

    @BeforeAll
    static void link() throws IOException {
        Releases releases = Releases.in(Path.of(System.getProperty("volley.releases")));
        Path jar = oneJar();
        Overrides overrides = Overrides.in(jar, releases.together(COMPILED_SPARK, COMPILED_HADOOP), Library.ALL);
        ImmutableSortedMap.Builder<Version, Linkage> bySpark = ImmutableSortedMap.naturalOrder();
        for (Version version : releases.spark()) {
            bySpark.put(version, Linkage.of(jar, releases.together(version, COMPILED_HADOOP), Library.ALL, overrides));
        }
        spark = bySpark.buildOrThrow();
        ImmutableSortedMap.Builder<Version, Linkage> byHadoop = ImmutableSortedMap.naturalOrder();
        for (Version version : releases.hadoop()) {
            byHadoop.put(version, Linkage.of(jar, releases.together(COMPILED_SPARK, version), Library.ALL, overrides));
        }
        hadoop = byHadoop.buildOrThrow();
        Linkage compiled = Linkage.of(jar, releases.together(COMPILED_SPARK, COMPILED_HADOOP), Library.ALL, overrides);
        String table = "%s, compiled against Spark %s and Hadoop %s; Scala %s; %d references, %d overrides%n%n"
                        .formatted(
                                jar.getFileName(),
                                COMPILED_SPARK,
                                COMPILED_HADOOP,
                                releases.scala(),
                                compiled.references(),
                                overrides.size())
                + "| run with | missing, or not as it was compiled |\n| --- | --- |\n"
                + rows("Spark", spark)
                + UNCHECKED.stream()
                        .map("| Spark %s | not checked: not all of its jars could be fetched |\n"::formatted)
                        .collect(Collectors.joining())
                + rows("Hadoop's client", hadoop);
        System.out.println(table);
        Files.writeString(Path.of(System.getProperty("volley.table")), table);
    }

    @Test
    void linksWithEachReleaseOfItsLine() {
        assertThat(spark.keySet()).contains(COMPILED_SPARK);
        assertThat(SUPPORTED)
                .isSubsetOf(spark.keySet().stream().map(Version::line).collect(Collectors.toSet()));
        assertThat(faults(Maps.filterKeys(spark, version -> SUPPORTED.contains(version.line()))))
                .isEmpty();
    }

    /** Or the faults of others would not be seen either. */
    @Test
    void doesNotLinkWithReleasesBefore() {
        assertThat(Maps.filterKeys(spark, version -> !SUPPORTED.contains(version.line())))
                .isNotEmpty()
                .allSatisfy((version, linkage) -> assertThat(linkage.faults()).isNotEmpty());
        assertThat(hadoop.headMap(FIRST_HADOOP))
                .isNotEmpty()
                .allSatisfy((version, linkage) -> assertThat(linkage.faults()).isNotEmpty());
    }

    @Test
    void linksWithEachHadoopSinceTheFirst() {
        assertThat(hadoop.keySet()).contains(COMPILED_HADOOP);
        assertThat(faults(hadoop.tailMap(FIRST_HADOOP, true))).isEmpty();
    }

    @Test
    void seesAllThatIsInherited() {
        assertThat(Sets.union(unseen(spark), unseen(hadoop))).isSubsetOf(NOT_FETCHED);
        assertThat(spark.values()).allMatch(linkage -> linkage.references() > 200);
    }

    private static Set<String> unseen(Map<Version, Linkage> linkages) {
        return linkages.values().stream()
                .flatMap(linkage -> linkage.unseen().stream())
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    private static Stream<String> faults(Map<Version, Linkage> linkages) {
        return linkages.entrySet().stream()
                .flatMap(linkage -> linkage.getValue().faults().stream()
                        .map(Fault::text)
                        .map(text -> linkage.getKey() + ": " + text));
    }

    private static String rows(String library, Map<Version, Linkage> linkages) {
        return linkages.entrySet().stream()
                .map(linkage -> "| %s %s | %s |\n"
                        .formatted(
                                library,
                                linkage.getKey(),
                                unfit(linkage.getValue().unfit())))
                .collect(Collectors.joining());
    }

    private static String unfit(Iterable<String> names) {
        String all = String.join("`, `", names);
        return all.isEmpty() ? "nothing" : "`" + all + "`";
    }

    private static Path oneJar() throws IOException {
        URL service = ReleasesIT.class
                .getClassLoader()
                .getResource("META-INF/services/org.apache.spark.scheduler.ExternalClusterManager");
        assertThat(service)
                .as("the one jar; build it with \"package\" or a later phase")
                .isNotNull();
        assertThat(service.openConnection()).isInstanceOf(JarURLConnection.class);
        URL jar = ((JarURLConnection) service.openConnection()).getJarFileURL();
        return Path.of(URI.create(jar.toString()));
    }
}
