package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.settings.VolleySettings.AmHadoop;
import java.io.IOException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class AmContainerTest {
    @Test
    void hasTheVariablesThatTheUserNames() throws IOException {
        SparkConf conf = new SparkConf(false)
                .set("spark.yarn.appMasterEnv.JAVA_HOME", "/opt/jdk-17")
                .set("spark.yarn.appMasterEnv.TZ", "UTC")
                .set("spark.executorEnv.TZ", "CET");

        assertThat(environment(conf))
                .containsOnlyKeys("CLASSPATH", "HADOOP_USER_NAME", "JAVA_HOME", "TZ")
                .containsEntry("JAVA_HOME", "/opt/jdk-17")
                .containsEntry("TZ", "UTC");
    }

    @Test
    void hasItsOwnClassesBeforeThoseOfTheUser() throws IOException {
        SparkConf conf = new SparkConf(false).set("spark.yarn.appMasterEnv.CLASSPATH", "/opt/store/*");

        assertThat(environment(conf))
                .containsEntry("CLASSPATH", "{{PWD}}/volley.jar<CPS>{{PWD}}/__hadoop__/*<CPS>/opt/store/*");
    }

    @Test
    void isToFileSystemsWhoeverSubmits() throws Exception {
        SparkConf conf = new SparkConf(false);

        assertThat(UserGroupInformation.createRemoteUser("bob")
                        .doAs((PrivilegedExceptionAction<Map<String, String>>) () -> environment(conf)))
                .containsEntry("HADOOP_USER_NAME", "bob");
        assertThat(environment(conf.set("spark.yarn.appMasterEnv.HADOOP_USER_NAME", "eve")))
                .containsEntry("HADOOP_USER_NAME", "eve");
    }

    @Test
    void seesNoMoreProcessorsThanItHasCoresIfThatIsSet() {
        SparkConf conf = new SparkConf(false).set("spark.yarn.am.cores", "3");
        assertThat(container(conf).command("application_1_0001"))
                .noneMatch(word -> word.startsWith("-XX:ActiveProcessorCount"));

        conf.set("spark.yarn.am.limitActiveProcessorCount.enabled", "true");
        assertThat(container(conf).command("application_1_0001")).contains("-XX:ActiveProcessorCount=3");
    }

    private static Map<String, String> environment(SparkConf conf) throws IOException {
        return container(conf).environment();
    }

    private static AmContainer container(SparkConf conf) {
        Configuration hadoop = new Configuration(false);
        Staging staging = new Staging(hadoop, new Path("file:///staging"), Optional.empty());
        return new AmContainer(new YarnSettings(conf), AmHadoop.SHIP, hadoop, staging);
    }
}
