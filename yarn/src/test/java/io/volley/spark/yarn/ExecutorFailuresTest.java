package io.volley.spark.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.volley.core.record.ContainerId;
import io.volley.core.record.Exit;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorFailuresTest {
    private final SparkConf conf = new SparkConf(false);
    private final FakeTicker time = new FakeTicker();

    @Test
    void endsTheApplicationAtThreeFailuresUnlessMoreExecutorsAreWanted() {
        assertThat(after("host", 2).end(Set.of(), 4)).isEmpty();
        assertThat(after("host", 3).end(Set.of(), 4))
                .contains(
                        "Max number of executor failures (3) reached; last failures: it failed; it failed; it failed");

        conf.set("spark.executor.instances", "5");
        assertThat(after("host", 9).end(Set.of(), 4)).isEmpty();
        assertThat(after("host", 10).end(Set.of(), 4)).isPresent();

        conf.set("spark.executor.maxNumFailures", "2");
        assertThat(after("host", 2).end(Set.of(), 4)).isPresent();
    }

    @Test
    void forgetsFailuresThatAreOlderThanTheValidityInterval() {
        conf.set("spark.executor.failuresValidityInterval", "1h");
        ExecutorFailures failures = after("host", 2);
        time.advance(3_600.001);
        failures.ended(ImmutableList.of(exit("host", 1, true)));

        assertThat(failures.end(Set.of(), 4)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, true, true",
        "137, true, true",
        "-103, true, false",
        "-104, true, false",
        "-102, false, false",
        "-100, false, false",
        "-1000, false, true"
    })
    void countsWhatStockSparkCountsAndWhatCouldNotBeStarted(int status, boolean blamed, boolean counts) {
        conf.set("spark.executor.maxNumFailures", "1");
        ExecutorFailures failures = failures();
        failures.ended(ImmutableList.of(exit("host", status, blamed)));

        assertThat(failures.end(Set.of(), 4).isPresent()).isEqualTo(counts);
    }

    @Test
    void excludesHostsOnlyIfThatIsOn() {
        assertThat(after("host", 9).excludedHosts()).isEmpty();

        conf.set("spark.yarn.executor.launch.excludeOnFailure.enabled", "true");
        assertThat(after("host", 2).excludedHosts()).isEmpty();
        ExecutorFailures failures = after("host", 3);
        assertThat(failures.excludedHosts()).containsExactly("host");
        time.advance(3_600.001);
        assertThat(failures.excludedHosts()).isEmpty();
    }

    @Test
    void excludesHostsByTheFormerNameToo() {
        conf.set("spark.yarn.blacklist.executor.launch.blacklisting.enabled", "true");
        assertThat(after("host", 3).excludedHosts()).containsExactly("host");

        conf.set("spark.yarn.executor.launch.excludeOnFailure.enabled", "false");
        assertThat(after("host", 3).excludedHosts()).isEmpty();
    }

    @Test
    void doesNotCountWhatFailsLateOnAnExcludedHost() {
        conf.set("spark.yarn.executor.launch.excludeOnFailure.enabled", "true");
        conf.set("spark.executor.maxNumFailures", "4");

        assertThat(after("host", 9).end(Set.of(), 4)).isEmpty();
    }

    @Test
    void endsTheApplicationWhenNoNodeIsLeft() {
        conf.set("spark.yarn.executor.launch.excludeOnFailure.enabled", "true");
        conf.set("spark.executor.maxNumFailures", "99");
        ExecutorFailures failures = after("host", 3);

        assertThat(failures.end(Set.of(), 2)).isEmpty();
        assertThat(failures.end(Set.of("other"), 0)).isEmpty();
        assertThat(failures.end(Set.of("other"), 2).orElseThrow())
                .startsWith("Due to executor failures all available nodes are excluded; last failures: it failed");
    }

    private ExecutorFailures failures() {
        return new ExecutorFailures(conf, time);
    }

    private ExecutorFailures after(String host, int failed) {
        ExecutorFailures failures = failures();
        for (int number = 0; number < failed; number++) {
            failures.ended(ImmutableList.of(exit(host, 1, true)));
        }
        return failures;
    }

    private static Exit exit(String host, int status, boolean blamed) {
        return new Exit(new ContainerId("container"), host, status, "it failed", blamed);
    }
}
