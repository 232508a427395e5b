package io.volley.cli.submit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arguments of a spark-submit, read as Spark reads them: options up to the first word that is none, which is the
 * application; all after it is the application's.
 *
 * <p>{@link #volley} makes of them the arguments that put Volley in charge. SparkSubmit takes each master that begins
 * with "spark" for Standalone, so it would drop or misdirect what it only does for YARN; those options become the
 * settings that SparkSubmit itself would have made of them. As there, an option beats a {@code --conf} of the same key,
 * and that beats the properties file; but files and archives are added to what these name.
 */
public final class SubmitArguments {
    static final String PREFIX = "spark-volley:";
    private static final String DEFAULT_MASTER = PREFIX + "yarn";

    private final List<Option> options;
    private final List<String> application;

    /** One option; without a value it is a switch, or one that we do not know. */
    private record Option(String name, Optional<String> value) {
        Stream<String> words() {
            return Stream.concat(Stream.of(name), value.stream());
        }

        boolean isConf(String key) {
            return (name.equals("--conf") || name.equals("-c"))
                    && value.filter(setting -> setting.startsWith(key + "=")).isPresent();
        }
    }

    /** What to give to SparkSubmit, and what to tell the user about it. */
    public record Translation(List<String> arguments, List<String> notes) {
        public Translation {
            arguments = List.copyOf(arguments);
            notes = List.copyOf(notes);
        }
    }

    private SubmitArguments(List<Option> options, List<String> application) {
        this.options = options;
        this.application = application;
    }

    /**
     * Reads the words after {@code spark-submit}.
     *
     * @throws SubmitException if an option that takes a value is the last word
     */
    public static SubmitArguments parse(List<String> words) {
        List<Option> options = new ArrayList<>();
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            String word = words.get(at++);
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 2) {
                options.add(new Option(word.substring(0, equals), Optional.of(word.substring(equals + 1))));
            } else if (!SparkOptions.takesValue(word)) {
                options.add(new Option(word, Optional.empty()));
            } else if (at < words.size()) {
                options.add(new Option(word, Optional.of(words.get(at++))));
            } else {
                throw new SubmitException("%s needs a value, but is the last argument".formatted(word));
            }
        }
        return new SubmitArguments(options, List.copyOf(words.subList(at, words.size())));
    }

    /** True for --help, --version, --kill and --status: nothing is submitted, and Spark answers. */
    public boolean submitsNothing() {
        return Stream.of("--help", "-h", "--version", "--kill", "--status", "--usage-error")
                .anyMatch(name ->
                        options.stream().anyMatch(option -> option.name().equals(name)));
    }

    /** The file named by {@code --properties-file}; Spark reads its own defaults without it. */
    public Optional<Path> propertiesFile() {
        return given("--properties-file").map(Path::of);
    }

    /**
     * The same submission, with Volley in charge.
     *
     * @param jar Volley's jar
     * @param directory what relative paths are relative to
     * @param defaults what the properties file says; only read
     * @throws SubmitException if Volley cannot do what is asked of it
     */
    public Translation volley(Path jar, Path directory, Map<String, String> defaults) {
        List<String> notes = new ArrayList<>();
        refuseClusterMode(defaults);
        String master = master(defaults, notes);
        Rewrite rewrite = new Rewrite();
        rewrite.option("--master", master);
        rewrite.option(
                "--jars",
                joined(
                        first("--jars", "spark.jars", defaults),
                        Optional.of(jar.toUri().toString())));
        if (master.equals(DEFAULT_MASTER)) {
            rewrite.setting("--num-executors", "spark.executor.instances", value -> value);
            rewrite.setting("--queue", "spark.yarn.queue", value -> value);
            rewrite.setting("--principal", "spark.kerberos.principal", value -> value);
            rewrite.setting("--keytab", "spark.kerberos.keytab", value -> value);
            for (String kind : List.of("files", "archives")) {
                String key = "spark.yarn.dist." + kind;
                Optional<String> others = conf(key).or(() -> Optional.ofNullable(defaults.get(key)));
                rewrite.setting("--" + kind, key, value -> joined(others, Optional.of(absolute(value, directory))));
            }
        }
        return new Translation(rewrite.arguments(), notes);
    }

    private void refuseClusterMode(Map<String, String> defaults) {
        if (first("--deploy-mode", "spark.submit.deployMode", defaults)
                .filter("cluster"::equals)
                .isPresent()) {
            throw new SubmitException(
                    "--deploy-mode is \"cluster\", which Volley does not support yet; leave it out: the driver then runs here");
        }
    }

    private String master(Map<String, String> defaults, List<String> notes) {
        Optional<String> named = first("--master", "spark.master", defaults);
        if (named.isEmpty()) {
            notes.add("No --master is given: using " + DEFAULT_MASTER);
            return DEFAULT_MASTER;
        }
        String master = named.get();
        if (master.equals("yarn") || master.startsWith("spark://")) {
            notes.add("Using --master %s in place of %s".formatted(PREFIX + master, master));
            return PREFIX + master;
        }
        if (!master.startsWith(PREFIX)) {
            notes.add("The master %s is neither yarn nor spark://…: running without Volley".formatted(master));
        }
        return master;
    }

    /** The option, else the --conf, else the properties file. */
    private Optional<String> first(String name, String key, Map<String, String> defaults) {
        return given(name).or(() -> conf(key)).or(() -> Optional.ofNullable(defaults.get(key)));
    }

    private Optional<String> given(String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .reduce((earlier, later) -> later)
                .flatMap(Option::value);
    }

    private Optional<String> conf(String key) {
        return options.stream()
                .filter(option -> option.isConf(key))
                .reduce((earlier, later) -> later)
                .flatMap(Option::value)
                .map(setting -> setting.substring(key.length() + 1));
    }

    private static String joined(Optional<String> before, Optional<String> after) {
        return Stream.of(before, after)
                .flatMap(Optional::stream)
                .filter(list -> !list.isBlank())
                .collect(Collectors.joining(","));
    }

    /** A list of paths with each local one made a {@code file:} URI; the {@code #name} for the container stays. */
    private static String absolute(String paths, Path directory) {
        return Stream.of(paths.split(",", -1))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(path -> {
                    if (path.matches("^[A-Za-z][A-Za-z0-9+.-]+:.*")) {
                        return path;
                    }
                    int name = path.indexOf('#');
                    String local = name < 0 ? path : path.substring(0, name);
                    String uri = directory.resolve(local).normalize().toUri().toString();
                    // A folder's URI ends in a slash where the folder exists; the answer must not depend on that.
                    return uri.replaceFirst("/$", "") + (name < 0 ? "" : path.substring(name));
                })
                .collect(Collectors.joining(","));
    }

    /** Collects what is said anew; the rest of the options stays as it was, in its order. */
    private final class Rewrite {
        private final Map<String, Optional<String>> said = new LinkedHashMap<>();
        private final Map<String, String> settings = new LinkedHashMap<>();

        void option(String name, String value) {
            said.put(name, Optional.of(value));
        }

        void setting(String name, String key, UnaryOperator<String> value) {
            given(name).ifPresent(given -> {
                said.put(name, Optional.empty());
                settings.put(key, value.apply(given));
            });
        }

        List<String> arguments() {
            List<String> words = new ArrayList<>();
            said.forEach((name, value) -> value.ifPresent(given -> words.addAll(List.of(name, given))));
            options.stream()
                    .filter(option -> !said.containsKey(option.name()))
                    .filter(option -> settings.keySet().stream().noneMatch(option::isConf))
                    .flatMap(Option::words)
                    .forEach(words::add);
            settings.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
            words.addAll(application);
            return words;
        }
    }

    @Override
    public String toString() {
        return "SubmitArguments[%s, %s]".formatted(options, application);
    }
}
