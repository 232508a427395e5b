package io.volley.testbed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.volley.testbed", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNothingOfVolleyButJars = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.volley.core..",
                    "io.volley.coordination..",
                    "io.volley.spark..",
                    "io.volley.yarn..",
                    "io.volley.standalone..",
                    "io.volley.simulation..",
                    "io.volley.benchmarks..",
                    "io.volley.cli..");
}
