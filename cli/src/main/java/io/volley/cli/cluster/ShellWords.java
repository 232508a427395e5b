package io.volley.cli.cluster;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as a shell reads them: quoted where they need it. */
final class ShellWords {
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellWords() {}

    static String of(Collection<String> words) {
        return words.stream().map(ShellWords::of).collect(Collectors.joining(" "));
    }

    static String of(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
