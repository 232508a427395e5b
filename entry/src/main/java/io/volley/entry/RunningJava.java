package io.volley.entry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java that runs this process, and whether it is new enough for Volley. */
final class RunningJava {
    private static final int LEAST = 17;

    /** Up to Java 8 a version begins with {@code 1.}, as in {@code 1.8.0_402}. */
    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,4})(?:[^\\d].*)?");

    private final String version;
    private final String home;

    /**
     * Some Java.
     *
     * @param version as {@code java.version} has it
     * @param home where it is installed
     */
    RunningJava(String version, String home) {
        this.version = version;
        this.home = home;
    }

    static RunningJava here() {
        return new RunningJava(System.getProperty("java.version", ""), System.getProperty("java.home", ""));
    }

    /**
     * Why Volley cannot run on it; empty if it can, or if its version is in a form that nobody knows yet.
     *
     * @param who what runs on it, as the subject of the sentence
     * @param advice what to do, as its end
     */
    Optional<String> fault(String who, String advice) {
        Matcher matcher = FEATURE.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= LEAST) {
            return Optional.empty();
        }
        return Optional.of("Volley needs Java " + LEAST + " or newer, but " + who + " runs on Java " + version + " ("
                + home + "): " + advice);
    }
}
