package io.volley.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.volley.standalone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNoOtherCluster = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.volley.spark.yarn..",
                    "io.volley.yarn..",
                    "org.apache.hadoop.yarn..",
                    "org.apache.spark.deploy.yarn..");

    @ArchTest
    static final ArchRule leavesZooKeeperToCoordination = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.curator..", "org.apache.zookeeper..", "com.fasterxml..");
}
