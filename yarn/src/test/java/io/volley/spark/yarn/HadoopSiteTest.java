package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopSiteTest {
    private final Configuration driver = new Configuration();

    @Test
    void hasOnlyWhatSomebodyHasSet() {
        driver.set("yarn.resourcemanager.address", "rm:8032");

        Configuration site = HadoopSite.forApplicationMaster(driver, "hdfs");

        assertThat(site.get("yarn.resourcemanager.address")).isEqualTo("rm:8032");
        assertThat(site.get("io.file.buffer.size")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fs.s3a.secret.key",
                "fs.s3a.bucket.mine.secret.key",
                "fs.azure.account.key.mine.dfs.core.windows.net",
                "fs.azure.sas.fixed.token.mine.dfs.core.windows.net",
                "fs.azure.sas.container.mine.blob.core.windows.net",
                "fs.oss.accessKeySecret",
                "fs.oss.securityToken",
                "fs.cosn.userinfo.secretKey",
                "ssl.server.keystore.password",
                "hadoop.zk.auth",
                "yarn.resourcemanager.zk-auth",
                "ha.zookeeper.auth",
            })
    void hasNoSecretOfWhatTheApplicationMasterDoesNotWorkOn(String key) {
        driver.set(key, "secret");

        assertThat(HadoopSite.forApplicationMaster(driver, "hdfs").get(key)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fs.s3a.endpoint",
                "fs.defaultFS",
                "hadoop.zk.address",
                "hadoop.security.token.service.use_ip",
                "yarn.resourcemanager.principal",
            })
    void hasWhatIsNoSecret(String key) {
        driver.set(key, "known to all");

        assertThat(HadoopSite.forApplicationMaster(driver, "hdfs").get(key)).isEqualTo("known to all");
    }

    @ParameterizedTest
    @CsvSource({
        "s3a, fs.s3a.secret.key",
        "s3, fs.s3a.secret.key",
        "s3n, fs.s3a.secret.key",
        "abfs, fs.azure.account.key.mine.dfs.core.windows.net",
        "abfss, fs.azure.account.oauth2.client.secret",
        "wasb, fs.azure.account.key.mine.blob.core.windows.net",
        "wasbs, fs.azure.sas.container.mine.blob.core.windows.net",
        "oss, fs.oss.accessKeySecret",
        "adl, fs.adl.oauth2.credential",
    })
    void hasTheSecretsOfTheFileSystemThatTheApplicationMasterWorksOn(String scheme, String key) {
        driver.set(key, "secret");

        assertThat(HadoopSite.forApplicationMaster(driver, scheme).get(key)).isEqualTo("secret");
    }

    @Test
    void hasTheSecretsOfWhatIsMountedInAView() {
        driver.set("fs.viewfs.mounttable.cluster.link./warm", "hdfs://namenode/warm");
        driver.set("fs.viewfs.mounttable.cluster.linkMergeSlash", "s3a://bucket/");
        driver.set(
                "fs.viewfs.mounttable.cluster.linkNfly../copies", "oss://one/,abfss://two@mine.dfs.core.windows.net/");
        driver.set("fs.s3a.secret.key", "of the bucket");
        driver.set("fs.oss.accessKeySecret", "of a copy");
        driver.set("fs.azure.account.key.mine.dfs.core.windows.net", "of another");
        driver.set("fs.cosn.userinfo.secretKey", "of something else");

        Configuration site = HadoopSite.forApplicationMaster(driver, "viewfs");

        assertThat(site.get("fs.s3a.secret.key")).isEqualTo("of the bucket");
        assertThat(site.get("fs.oss.accessKeySecret")).isEqualTo("of a copy");
        assertThat(site.get("fs.azure.account.key.mine.dfs.core.windows.net")).isEqualTo("of another");
        assertThat(site.get("fs.cosn.userinfo.secretKey")).isNull();
        assertThat(HadoopSite.forApplicationMaster(driver, "hdfs").get("fs.s3a.secret.key"))
                .as("for nobody looks into the view")
                .isNull();
    }
}
