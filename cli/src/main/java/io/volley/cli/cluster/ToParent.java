package io.volley.cli.cluster;

/** What a process says to the {@link ChildProcess} that it is there. */
public final class ToParent {
    private ToParent() {}

    /** It is ready. */
    public static void ready() {
        say(EmbeddedYarn.READY);
    }

    /** An order has been carried out; the answer may be empty. */
    public static void done(String order, String answer) {
        say(EmbeddedYarn.DONE + " " + order + " " + answer);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
