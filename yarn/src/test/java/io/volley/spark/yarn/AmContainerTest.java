package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.settings.VolleySettings.AmHadoop;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class AmContainerTest {
    @Test
    void hasTheVariablesThatTheUserNames() {
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.appMasterEnv.JAVA_HOME", "/opt/jdk-17")
                .set("spark.yarn.appMasterEnv.TZ", "UTC")
                .set("spark.executorEnv.TZ", "CET");

        assertThat(environment(conf))
                .containsOnlyKeys("CLASSPATH", "JAVA_HOME", "TZ")
                .containsEntry("JAVA_HOME", "/opt/jdk-17")
                .containsEntry("TZ", "UTC");
    }

    @Test
    void hasItsOwnClassesBeforeThoseOfTheUser() {
        SparkConf conf = new SparkConf(false).set("spark.yarn.appMasterEnv.CLASSPATH", "/opt/store/*");

        assertThat(environment(conf))
                .containsEntry("CLASSPATH", "{{PWD}}/volley.jar<CPS>{{PWD}}/__hadoop__/*<CPS>/opt/store/*");
    }

    private static Map<String, String> environment(SparkConf conf) {
        Configuration hadoop = new Configuration(false);
        Staging staging = new Staging(hadoop, new Path("file:///staging"), Optional.empty());
        return new AmContainer(new YarnSettings(conf), AmHadoop.SHIP, hadoop, staging).environment();
    }
}
