package io.volley.testbed.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.testbed.Sighting;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MasterLogTest {
    @Test
    void readsWhatApplicationsRequestAndHold() {
        String log = """
                1970-01-01 00:00:01.000 INFO Master: Registered app ramp with ID app-1-0000
                1970-01-01 00:00:01.500 INFO Master: Application app-1-0000 requested executors: Map(Profile: id = 0, executor resources: cores -> name: cores, amount: 1 -> 3, Profile: id = 1 -> 2).
                1970-01-01 00:00:01.600 INFO Master: Launching executor app-1-0000/0 on worker worker-7
                1970-01-01 00:00:01.700 INFO Master: Launching executor app-1-0000/1 on worker worker-8
                1970-01-01 00:00:01.750 INFO Master: Launching executor app-1-0001/0 on worker worker-8
                1970-01-01 00:00:02.000 INFO Master: Removing executor app-1-0000/0 because it is KILLED
                1970-01-01 00:00:02.100 INFO Master: Launching executor app-1-0000/2 on worker worker-8
                1970-01-01 00:00:02.500 INFO Master: Application app-1-0000 requests to kill executors: 1, 2
                1970-01-01 00:00:03.000 INFO Master: Removing app app-1-0000
                """;

        assertThat(MasterLog.parse(log.lines().toList(), ZoneOffset.UTC))
                .containsExactly(
                        new Sighting(1_500, "app-1-0000", 5, 0),
                        new Sighting(1_600, "app-1-0000", 5, 1),
                        new Sighting(1_700, "app-1-0000", 5, 2),
                        new Sighting(1_750, "app-1-0001", 1, 1),
                        new Sighting(2_000, "app-1-0000", 5, 1),
                        new Sighting(2_100, "app-1-0000", 5, 2),
                        new Sighting(2_500, "app-1-0000", 5, 0),
                        new Sighting(3_000, "app-1-0000", 0, 0));
    }
}
