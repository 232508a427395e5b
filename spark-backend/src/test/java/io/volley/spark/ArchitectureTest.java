package io.volley.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.volley.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNothingOfZooKeeperOrTheApplicationMaster = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.curator..", "org.apache.zookeeper..", "io.volley.yarn..", "com.fasterxml..");

    @ArchTest
    static final ArchRule knowsNoCluster = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.volley.spark.yarn..",
                    "io.volley.standalone..",
                    "org.apache.hadoop.yarn..",
                    "org.apache.spark.deploy..");

    @ArchTest
    static final ArchRule linesAreLeaves = noClasses()
            .that()
            .resideInAPackage("..line..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.volley.spark.scaling..", "io.volley.spark.scalein..");
}
