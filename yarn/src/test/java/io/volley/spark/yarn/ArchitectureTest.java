package io.volley.spark.yarn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.volley.spark.yarn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsNoOtherCluster = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.volley.standalone..", "org.apache.spark.deploy.master..", "org.apache.spark.deploy.client..");

    @ArchTest
    static final ArchRule leavesZooKeeperToCoordination = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.curator..", "org.apache.zookeeper..", "com.fasterxml..");

    @ArchTest
    static final ArchRule knowsNothingOfStockSparkOnYarnOrTheApplicationMaster = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark.deploy.yarn..", "io.volley.yarn..");
}
