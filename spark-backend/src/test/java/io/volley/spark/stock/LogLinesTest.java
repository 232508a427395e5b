package io.volley.spark.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.volley.core.settings.DynamicAllocationSettings;
import io.volley.core.settings.InitialExecutors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLinesTest {
    /** What Spark's Utils writes to the log. */
    private static final class Lines extends AbstractAppender implements AutoCloseable {
        private final List<String> lines = new ArrayList<>();
        private final Logger logger = (Logger) LogManager.getLogger(Utils.class.getName());

        private Lines() {
            super("lines", null, null, false, Property.EMPTY_ARRAY);
            start();
            logger.setLevel(Level.INFO);
            logger.addAppender(this);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }

        @Override
        public void close() {
            logger.removeAppender(this);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "4,3,2", "4,6,2", "2,3,8", "4,4,4", "0,-1,0"})
    void areThoseThatSparkWrites(int min, int initial, int instances) {
        Map<String, String> settings = Map.of(
                "spark.dynamicAllocation.enabled", "true",
                "spark.dynamicAllocation.minExecutors", "" + min,
                "spark.dynamicAllocation.initialExecutors", "" + initial,
                "spark.executor.instances", "" + instances);
        SparkConf conf = new SparkConf(false);
        settings.forEach(conf::set);

        try (Lines spark = new Lines()) {
            Utils.getDynamicAllocationInitialExecutors(conf);
            InitialExecutors volley =
                    DynamicAllocationSettings.of(settings, false).initial();

            ImmutableList.Builder<String> ours = ImmutableList.builder();
            volley.warnings().forEach(line -> ours.add("WARN " + line));
            volley.info().forEach(line -> ours.add("INFO " + line));
            assertThat(withoutSpaces(ours.build())).isNotEmpty().isEqualTo(withoutSpaces(spark.lines));
        }
    }

    /** Spark 4.2 forgets a space after a comma. */
    private static List<String> withoutSpaces(List<String> lines) {
        return lines.stream().map(CharMatcher.whitespace()::removeFrom).toList();
    }
}
