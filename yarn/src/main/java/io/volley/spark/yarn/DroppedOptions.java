package io.volley.spark.yarn;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.launcher.SparkSubmitArgumentsParser;

/**
 * The options that Spark's own spark-submit has been given and has dropped, because it takes {@code spark-volley:yarn} for
 * Standalone.
 */
final class DroppedOptions extends SparkSubmitArgumentsParser {
    private static final String SPARK_SUBMIT = "org.apache.spark.deploy.SparkSubmit";
    private static final ImmutableMap<String, String> REMEDIES = ImmutableMap.of(
            "--num-executors", "--conf spark.executor.instances=…",
            "--queue", "--conf spark.yarn.queue=…",
            "--principal", "kinit",
            "--keytab", "kinit");

    private final TreeSet<String> found = new TreeSet<>();

    private DroppedOptions() {}

    /**
     * What to tell the user of them; empty if there are none.
     *
     * @param command what the JVM was started with, as {@code sun.java.command} has it: words with a space between. Of what
     *     comes after a value with a space in it nothing is known, and nothing is said
     */
    static Optional<String> warning(String command) {
        List<String> words = Splitter.on(' ').omitEmptyStrings().splitToList(command);
        if (words.isEmpty() || !words.get(0).equals(SPARK_SUBMIT)) {
            return Optional.empty();
        }
        DroppedOptions dropped = new DroppedOptions();
        try {
            dropped.parse(words.subList(1, words.size()));
        } catch (IllegalArgumentException incomplete) {
            // The last of them has no value: Spark has read them otherwise, and had no complaint.
            return Optional.empty();
        }
        return dropped.found.isEmpty()
                ? Optional.empty()
                : Optional.of("spark-submit has dropped " + String.join(" and ", dropped.found)
                        + ", because it takes spark-volley:yarn for Standalone; submit with volley submit, or use "
                        + dropped.found.stream().map(REMEDIES::get).distinct().collect(Collectors.joining(" and ")));
    }

    @Override
    protected boolean handle(String option, String value) {
        if (REMEDIES.containsKey(option)) {
            found.add(option);
        }
        return true;
    }

    /** The application, whose words are its own, or an option of another release. */
    @Override
    protected boolean handleUnknown(String word) {
        return word.startsWith("-");
    }

    @Override
    protected void handleExtraArgs(List<String> ofTheApplication) {}
}
