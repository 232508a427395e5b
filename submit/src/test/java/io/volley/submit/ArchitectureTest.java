package io.volley.submit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.volley.submit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule submitsAndDoesNotScale = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.volley.spark.scaling..",
                    "io.volley.spark.scalein..",
                    "io.volley.spark.yarn..",
                    "io.volley.standalone..",
                    "org.apache.hadoop.yarn..");
}
