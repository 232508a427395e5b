package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * What SparkSubmit tells of the program of a submission in cluster mode, in the words that it tells stock Spark's client for
 * YARN ({@code ClientArguments}).
 *
 * @param jar the application's own jar
 * @param mainClass whose main method runs; Spark's own for a program in Python or R
 * @param pythonFile the program in Python
 * @param rFile the program in R
 * @param words the program's own
 */
record ClusterArguments(
        Optional<String> jar,
        String mainClass,
        Optional<String> pythonFile,
        Optional<String> rFile,
        ImmutableList<String> words) {
    static ClusterArguments parse(String[] arguments) {
        Optional<String> jar = Optional.empty();
        Optional<String> mainClass = Optional.empty();
        Optional<String> pythonFile = Optional.empty();
        Optional<String> rFile = Optional.empty();
        ImmutableList.Builder<String> words = ImmutableList.builder();
        for (int word = 0; word < arguments.length; word += 2) {
            String option = arguments[word];
            if (word + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " must be followed by a value");
            }
            String value = arguments[word + 1];
            switch (option) {
                case "--jar" -> jar = Optional.of(value);
                case "--class" -> mainClass = Optional.of(value);
                case "--primary-py-file" -> pythonFile = Optional.of(value);
                case "--primary-r-file" -> rFile = Optional.of(value);
                case "--arg" -> words.add(value);
                default ->
                    throw new IllegalArgumentException(option + " is not known; --jar, --class, --primary-py-file,"
                            + " --primary-r-file and --arg are. Submit with volley submit --deploy-mode cluster");
            }
        }
        String found = mainClass.orElseThrow(
                () -> new IllegalArgumentException("no main class is named; name the program's by --class"));
        return new ClusterArguments(jar, found, pythonFile, rFile, words.build());
    }
}
