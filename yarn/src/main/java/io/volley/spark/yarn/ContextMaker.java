package io.volley.spark.yarn;

import com.google.common.collect.ImmutableList;
import java.lang.StackWalker.StackFrame;
import java.util.stream.Stream;

/** Who makes a SparkContext, told from the stack of the thread that makes it, or before there is one. */
enum ContextMaker {
    /** A program in Python, by way of Py4J. */
    PYTHON("py4j."),

    /** A server of Spark Connect, whose clients may be in Python. */
    CONNECT_SERVER("org.apache.spark.sql.connect.service."),

    /** A program for the JVM. */
    JVM("");

    private final String prefix;

    ContextMaker(String prefix) {
        this.prefix = prefix;
    }

    /** To be asked in the call that makes the context. */
    static ContextMaker ofThisThread() {
        return StackWalker.getInstance().walk(frames -> of(frames.map(StackFrame::getClassName)));
    }

    /** The same of a program that has not begun. One in Python is Spark's submission to tell of. */
    static ContextMaker ofProgram(String mainClass) {
        return of(Stream.of(mainClass));
    }

    /**
     * The same from the names of the classes on a stack. A program in Python may start a server of Spark Connect in its own
     * JVM.
     */
    static ContextMaker of(Stream<String> classes) {
        ImmutableList<String> names = classes.collect(ImmutableList.toImmutableList());
        return Stream.of(values())
                .filter(maker -> names.stream().anyMatch(name -> name.startsWith(maker.prefix)))
                .findFirst()
                .orElse(JVM);
    }
}
