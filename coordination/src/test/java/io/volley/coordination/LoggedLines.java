package io.volley.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** What is logged while this is open: the tests' logger writes to standard error. */
final class LoggedLines implements AutoCloseable {
    private final PrintStream before;
    private final ByteArrayOutputStream bytes;

    private LoggedLines(PrintStream before, ByteArrayOutputStream bytes) {
        this.before = before;
        this.bytes = bytes;
    }

    static LoggedLines open() {
        LoggedLines opened = new LoggedLines(System.err, new ByteArrayOutputStream());
        System.setErr(new PrintStream(opened.bytes, true, UTF_8));
        return opened;
    }

    String all() {
        return bytes.toString(UTF_8);
    }

    List<String> with(String text) {
        return all().lines().filter(line -> line.contains(text)).collect(Collectors.toList());
    }

    @Override
    public void close() {
        System.setErr(before);
        before.print(all());
    }
}
