package io.volley.spark.yarn;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.volley.coordination.Store;
import org.apache.spark.util.Utils;

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

    /** One jar serves several releases of Spark; in some of them this method takes another class for the settings. */
    @ArchTest
    static final ArchRule callsNothingThatDiffersBetweenReleases = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Utils.class))).and(target(nameMatching("getLocalDir"))));

    /** These methods of a store wait for ZooKeeper. */
    @ArchTest
    static final ArchRule decidesWithoutWaitingForZooKeeper = noClasses()
            .that()
            .haveNameMatching(".*\\.(YarnCluster|EndedContainers|DesiredState|LossReasons|ExecutorFailures)")
            .should()
            .callMethodWhere(target(owner(assignableTo(Store.class)))
                    .and(target(nameMatching("read|write|append|delete|deleteTree|takeToken|holds"))));
}
