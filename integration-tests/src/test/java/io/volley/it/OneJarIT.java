package io.volley.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.volley.testbed.Home;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The one jar must not bring anything that Spark, Hadoop or a user's code might stumble over. */
class OneJarIT {
    /** What is inside: whoever adds one, or drops one, does so knowingly. NOTICE has to say it too. */
    private static final ImmutableSet<String> LIBRARIES = ImmutableSet.of(
            "com.fasterxml.jackson.core:jackson-annotations",
            "com.fasterxml.jackson.core:jackson-core",
            "com.fasterxml.jackson.core:jackson-databind",
            "com.fasterxml.jackson.datatype:jackson-datatype-guava",
            "com.fasterxml.jackson.datatype:jackson-datatype-jdk8",
            "com.fasterxml.jackson.datatype:jackson-datatype-jsr310",
            "com.google.guava:failureaccess",
            "com.google.guava:guava",
            "io.netty:netty-buffer",
            "io.netty:netty-codec",
            "io.netty:netty-common",
            "io.netty:netty-handler",
            "io.netty:netty-resolver",
            "io.netty:netty-transport",
            "org.apache.curator:curator-client",
            "org.apache.curator:curator-framework",
            "org.apache.zookeeper:zookeeper",
            "org.apache.zookeeper:zookeeper-jute");

    /** Netty carries it inside itself. */
    private static final String CARRIED = "org.jctools:jctools-core";

    private static final ImmutableSet<String> MODULES = ImmutableSet.of(
            "io.volley:coordination",
            "io.volley:core",
            "io.volley:entry",
            "io.volley:spark-backend",
            "io.volley:standalone",
            "io.volley:submit",
            "io.volley:yarn",
            "io.volley:yarn-am");

    /** It is uploaded for each application, and fetched by each node. */
    private static final long MOST_BYTES = 9_200_000;

    private static final int JAVA_8 = 52;

    /** Netty's own bindings to native code, which are not added: it asks whether they are there. */
    private static final Pattern NATIVE =
            Pattern.compile("io\\.volley\\.shaded\\.netty\\.(channel\\.epoll|channel\\.unix|internal\\.tcnative)\\..*");

    @Test
    void holdsNoClassOutsideVolleysOwnPackages() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".class"))
                .hasSizeGreaterThan(1_000)
                .allMatch(name -> name.startsWith("io/volley/"));
    }

    @Test
    void holdsNoOtherFilesThanOursAndServices() throws IOException {
        assertThat(entries())
                .filteredOn(name -> !name.startsWith("io/volley/"))
                .allMatch(name -> name.startsWith("META-INF/") || name.equals("volley.py"));
    }

    @Test
    void offersSparkItsClusterManagerAndNoServiceUnderAForeignName() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.startsWith("META-INF/services/"))
                .contains("META-INF/services/org.apache.spark.scheduler.ExternalClusterManager")
                .allMatch(name -> name.contains("/org.apache.spark.") || name.contains("/io.volley."));
    }

    /** Whoever has an older Java reads a sentence then, and not that a class has the wrong version. */
    @Test
    void isEnteredThroughClassesThatJava8CanLoad() throws IOException {
        List<String> entered = new ArrayList<>(
                List.of("io/volley/entry/ApplicationMasterEntry.class", "io/volley/entry/DriverEntry.class"));
        for (String service : entries()) {
            if (service.startsWith("META-INF/services/org.apache.")) {
                text(service)
                        .lines()
                        .map(name -> name.replace('.', '/') + ".class")
                        .forEach(entered::add);
            }
        }

        assertThat(entered).hasSizeGreaterThan(1);
        for (String name : entered) {
            assertThat(name).startsWith("io/volley/entry/");
        }
        for (String name : entries()) {
            if (name.startsWith("io/volley/entry/") && name.endsWith(".class")) {
                assertThat(classFileVersion(name)).as(name).isEqualTo(JAVA_8);
            }
        }
    }

    @Test
    void holdsDriverAndApplicationMaster() throws IOException {
        assertThat(entries())
                .contains(
                        "io/volley/spark/VolleyClusterManager.class",
                        "io/volley/entry/ApplicationMasterEntry.class",
                        "io/volley/yarn/ApplicationMasterMain.class",
                        "io/volley/spark/yarn/ClusterApplication.class",
                        "io/volley/spark/yarn/DriverMain.class",
                        "io/volley/yarn/log4j.properties",
                        "volley.py",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE");
    }

    @Test
    void holdsTheseLibrariesAndNoOther() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.startsWith("META-INF/maven/"))
                .allMatch(name -> name.endsWith("/pom.properties"))
                .map(name -> name.split("/"))
                .map(path -> path[2] + ":" + path[3])
                .containsExactlyInAnyOrderElementsOf(
                        Sets.union(Sets.union(LIBRARIES, MODULES), Set.of(CARRIED, "io.volley:bundle")));
    }

    @Test
    void hasABillOfMaterialsThatNamesThem() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(text("META-INF/sbom/volley.cdx.json"));

        assertThat(bill.get("components"))
                .map(part -> part.get("group").asText() + ":" + part.get("name").asText())
                .containsExactlyInAnyOrderElementsOf(Sets.union(LIBRARIES, MODULES));
    }

    @Test
    void hasANoticeThatNamesThem() throws IOException {
        assertThat(text("META-INF/NOTICE"))
                .contains(Sets.union(LIBRARIES, Set.of(CARRIED)).stream()
                        .map(name -> name.substring(name.indexOf(':') + 1))
                        .toList());
        assertThat(entries())
                .contains(
                        "META-INF/FastDoubleParser-LICENSE",
                        "META-INF/FastDoubleParser-ThirdParty-LICENSE",
                        "META-INF/Schubfach-LICENSE",
                        "META-INF/SLF4J-LICENSE");
    }

    /** The jar holds only what is linked; this is how we would notice that something linked was left out. */
    @Test
    void linksNoClassOfItsOwnThatIsNotThere() {
        StringWriter missing = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(missing),
                        new PrintWriter(new StringWriter()),
                        "--missing-deps",
                        file().toString());

        assertThat(missing.toString()).contains("-> org.apache.spark.");
        assertThat(missing.toString().lines())
                .filteredOn(line -> line.contains("-> io.volley."))
                .allMatch(
                        line -> NATIVE.matcher(line.split("-> ", 2)[1].strip()).lookingAt());
    }

    @Test
    void isNoLargerThanItHasToBe() throws IOException {
        assertThat(Files.size(file())).isLessThan(MOST_BYTES);
    }

    @Test
    void saysWhichBuildItIs() throws IOException {
        try (JarFile jar = open()) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
            assertThat(manifest.getValue("Implementation-Build")).matches("[0-9a-f]{12}|unknown");
            assertThat(manifest.getValue("Implementation-Modified")).matches("true|false");
        }
    }

    private static Path file() {
        return Home.locate().volleyJar().orElseThrow();
    }

    private static JarFile open() throws IOException {
        return new JarFile(file().toFile());
    }

    private static String text(String name) throws IOException {
        try (JarFile jar = open()) {
            return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int classFileVersion(String name) throws IOException {
        try (JarFile jar = open();
                DataInputStream file = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
            file.readInt();
            file.readUnsignedShort();
            return file.readUnsignedShort();
        }
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = open()) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}
