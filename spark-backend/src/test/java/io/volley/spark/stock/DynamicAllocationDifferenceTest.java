package io.volley.spark.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.volley.core.settings.DynamicAllocationSettings;
import io.volley.core.settings.SettingsException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.scheduler.cluster.SchedulerBackendUtils;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.Test;

class DynamicAllocationDifferenceTest {
    private static final int CONFIGURATIONS = 10_000;

    private static final List<String> COUNTS = List.of(
            "0", "1", "2", "2", "3", "10", "-1", "2147483647", "2147483648", " 4 ", "+5", "1.5", "two", "", "1_000");
    private static final List<String> TIMES = List.of(
            "1",
            "60",
            "60s",
            "1m",
            "2min",
            "1h",
            "3d",
            "1500ms",
            "500ms",
            "7us",
            "0",
            "0s",
            "-1",
            "-3s",
            "9223372036854775807",
            "99999999999999999999",
            "1 s",
            "1S",
            " 5s ",
            "s",
            "1w",
            "",
            "1.5s");
    private static final List<String> TRUTHS = List.of("true", "true", "false", "TRUE", " false ", "yes", "", "1");
    private static final List<String> RATIOS =
            List.of("1", "0.5", "1.0", "1e-3", "0", "-0.5", "1.01", "NaN", "half", "", "0x1p-1", "1d");

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "spark.dynamicAllocation.enabled",
                    List.of("true", "true", "true", "true", "true", "false", " TRUE", "on")),
            Map.entry("spark.dynamicAllocation.minExecutors", COUNTS),
            Map.entry("spark.dynamicAllocation.maxExecutors", COUNTS),
            Map.entry("spark.dynamicAllocation.initialExecutors", COUNTS),
            Map.entry("spark.executor.instances", COUNTS),
            Map.entry("spark.dynamicAllocation.executorAllocationRatio", RATIOS),
            Map.entry("spark.dynamicAllocation.schedulerBacklogTimeout", TIMES),
            Map.entry("spark.dynamicAllocation.sustainedSchedulerBacklogTimeout", TIMES),
            Map.entry("spark.dynamicAllocation.executorIdleTimeout", TIMES),
            Map.entry("spark.dynamicAllocation.cachedExecutorIdleTimeout", TIMES),
            Map.entry("spark.dynamicAllocation.shuffleTracking.timeout", TIMES),
            Map.entry("spark.dynamicAllocation.shuffleTracking.enabled", TRUTHS),
            Map.entry("spark.dynamicAllocation.testing", List.of("false", "false", "true")),
            Map.entry("spark.shuffle.service.enabled", TRUTHS),
            Map.entry("spark.decommission.enabled", TRUTHS),
            Map.entry("spark.storage.decommission.enabled", TRUTHS),
            Map.entry("spark.storage.decommission.shuffleBlocks.enabled", TRUTHS));

    private enum Verdict {
        ACCEPTED_BY_BOTH_WITH_THE_SAME_NUMBER,
        REFUSED_BY_BOTH,
        REFUSED_BY_VOLLEY_ALONE_FOR_A_DOCUMENTED_REASON
    }

    @Test
    void acceptsWhatSparkAcceptsWithTheSameNumberAndRefusesWhatItRefuses() {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (long seed = 0; seed < CONFIGURATIONS; seed++) {
            verdicts.merge(verdict(seed), 1, Integer::sum);
        }

        System.out.println(CONFIGURATIONS + " configurations: " + verdicts);
        assertThat(verdicts.keySet()).containsExactlyInAnyOrder(Verdict.values());
        assertThat(verdicts.values()).allMatch(count -> count > CONFIGURATIONS / 200);
    }

    private static Verdict verdict(long seed) {
        Random random = new Random(seed);
        Map<String, String> settings = settings(random);
        boolean reliableShuffleStorage = random.nextInt(5) == 0;
        OptionalInt stock = stock(settings, reliableShuffleStorage);
        try {
            int volley = DynamicAllocationSettings.of(settings, reliableShuffleStorage)
                    .initial()
                    .executors();
            assertThat(stock).as("seed %d: %s", seed, settings).hasValue(volley);
            return Verdict.ACCEPTED_BY_BOTH_WITH_THE_SAME_NUMBER;
        } catch (SettingsException refused) {
            if (stock.isEmpty()) {
                return Verdict.REFUSED_BY_BOTH;
            }
            assertThat(refused.faults())
                    .as("seed %d: Spark accepts %s", seed, settings)
                    .allMatch(DynamicAllocationDifferenceTest::isDocumented);
            return Verdict.REFUSED_BY_VOLLEY_ALONE_FOR_A_DOCUMENTED_REASON;
        }
    }

    /** What docs/decisions/0005 says: values that Spark does not look at, a ratio that is no number, fewer than no executors. */
    private static boolean isDocumented(String fault) {
        return fault.contains("Ratio is \"NaN\"")
                || fault.matches("spark\\.executor\\.instances is \"-.*")
                || fault.matches("spark\\.(shuffle|decommission|storage)\\..* but must be true or false")
                || fault.matches(
                        "spark\\.dynamicAllocation\\.shuffleTracking\\..* but must be (true or false|a time.*)");
    }

    private static OptionalInt stock(Map<String, String> settings, boolean reliableShuffleStorage) {
        SparkConf conf = new SparkConf(false).setMaster("spark-volley:yarn");
        settings.forEach(conf::set);
        try {
            int number = SchedulerBackendUtils.getInitialTargetExecutorNumber(
                    conf, SchedulerBackendUtils.DEFAULT_NUMBER_EXECUTORS());
            if (Utils.isDynamicAllocationEnabled(conf)) {
                NoCluster.manager(conf, reliableShuffleStorage);
                assertThat(Utils.getDynamicAllocationInitialExecutors(conf)).isEqualTo(number);
            }
            return OptionalInt.of(number);
        } catch (IllegalArgumentException refused) {
            return OptionalInt.empty();
        } catch (Exception refused) {
            // Scala declares no checked exceptions.
            assertThat(refused).isInstanceOf(SparkException.class);
            return OptionalInt.empty();
        }
    }

    private static Map<String, String> settings(Random random) {
        Map<String, String> settings = new LinkedHashMap<>();
        // Mostly a few keys with mostly common values, so that many are legal.
        int oddity = 1 + random.nextInt(10);
        VALUES.forEach((key, values) -> {
            if (random.nextInt(3) == 0 || key.equals("spark.dynamicAllocation.enabled")) {
                int common = Math.max(1, values.size() / 2);
                settings.put(key, values.get(random.nextInt(random.nextInt(10) < oddity - 5 ? values.size() : common)));
            }
        });
        return settings;
    }
}
