package io.volley.entry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AnalyzeClasses(packages = "io.volley.entry", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_8 = 52;

    /** ArchUnit's own does not know where this module is built. */
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule linksNothingThatAnOlderJavaCannotLoad = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.volley.entry", "java..", "org.apache.spark..");

    @ParameterizedTest
    @ValueSource(classes = {ClusterManagerEntry.class, ApplicationMasterEntry.class, RunningJava.class})
    void isCompiledForJava8(Class<?> entry) throws IOException {
        try (DataInputStream file = new DataInputStream(
                Objects.requireNonNull(entry.getResourceAsStream(entry.getSimpleName() + ".class")))) {
            assertThat(file.readInt()).isEqualTo(MAGIC);
            file.readUnsignedShort();
            assertThat(file.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }
}
