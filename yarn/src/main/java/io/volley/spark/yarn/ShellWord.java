package io.volley.spark.yarn;

/** Words of a command that YARN runs through {@code bash -c "…"}. */
final class ShellWord {
    private ShellWord() {}

    /** Quotes a word so that the shell hands it on as it is. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''").replace("$", "\\$").replace("\"", "\\\"") + "'";
    }
}
