package io.volley.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.net.NetworkTopology;
import org.apache.hadoop.yarn.util.RackResolver;
import org.junit.jupiter.api.Test;

class ReportedRacksTest {
    /** A name that DNS knows: Hadoop would ask a mapping that it wraps for the address instead. */
    @Test
    void tellsYarnsClientTheRackThatTheResourceManagerReported() {
        RackResolver.init(HadoopSettings.withReportedRacks(new Configuration()));

        assertThat(rack("localhost")).as("not reported yet").isEqualTo(NetworkTopology.DEFAULT_RACK);
        ReportedRacks.learn("localhost", "/rack-a");
        assertThat(rack("localhost")).isEqualTo("/rack-a");
    }

    private static String rack(String host) {
        return RackResolver.resolve(host).getNetworkLocation();
    }
}
