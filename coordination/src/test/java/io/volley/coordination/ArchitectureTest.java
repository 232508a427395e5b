package io.volley.coordination;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may know. */
@AnalyzeClasses(packages = "io.volley.coordination", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_ZOOKEEPER_AND_THE_CORE_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.volley.core..",
                    "io.volley.coordination..",
                    "com.google.common..",
                    "com.fasterxml.jackson..",
                    "org.apache.curator..",
                    "org.apache.zookeeper..",
                    "org.apache.jute..",
                    "org.slf4j..",
                    "org.jspecify..");
}
