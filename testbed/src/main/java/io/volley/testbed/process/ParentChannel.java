package io.volley.testbed.process;

/** What a process says to the {@link ChildProcess} that it is there. */
public final class ParentChannel {
    /** How the line begins that says that a process is ready. */
    static final String READY = "ready";

    /** How the line begins that says that an order has been carried out. */
    static final String DONE = "done";

    private ParentChannel() {}

    /** It is ready. */
    public static void ready() {
        say(READY);
    }

    /** It is ready, and this is what the parent wants to know of it. */
    public static void ready(String what) {
        say(READY + " " + what);
    }

    /** An order has been carried out; the answer may be empty. */
    public static void done(String order, String answer) {
        say(DONE + " " + order + " " + answer);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
