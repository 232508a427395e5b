package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class HistoryPagesTest {
    private static final ApplicationId APPLICATION = ApplicationId.newInstance(1_700_000_000_000L, 7);

    private final Configuration hadoop = new Configuration(false);
    private final SparkConf conf = new SparkConf(false);
    private final YarnSettings settings = new YarnSettings(conf);

    @Test
    void areWhereSettingsOfHadoopSayToo() {
        hadoop.set("yarn.resourcemanager.hostname", "master");
        conf.set("spark.yarn.historyServer.address", "${hadoopconf-yarn.resourcemanager.hostname}:18080");

        assertThat(HistoryPages.of(settings, hadoop, APPLICATION))
                .contains("master:18080/history/application_1700000000000_0007");
    }

    @Test
    void standInForTheDriversOnlyIfTheyAreAllowedTo() {
        assertThat(HistoryPages.of(settings, hadoop, APPLICATION)).isEmpty();

        conf.set("spark.yarn.historyServer.address", "history:18080");
        assertThat(HistoryPages.inPlaceOfTheDrivers(settings, hadoop, APPLICATION))
                .isEmpty();

        conf.set("spark.yarn.historyServer.allowTracking", "true");
        assertThat(HistoryPages.inPlaceOfTheDrivers(settings, hadoop, APPLICATION))
                .contains("history:18080/history/application_1700000000000_0007");
    }
}
