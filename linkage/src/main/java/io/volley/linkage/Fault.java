package io.volley.linkage;

import java.util.Comparator;

/**
 * One thing that will fail, or go another way than it was compiled to.
 *
 * @param user the class of ours
 * @param used what it uses, overrides or extends
 * @param text the sentence that says so
 */
public record Fault(Kind kind, String user, String used, String text) implements Comparable<Fault> {
    private static final Comparator<Fault> ORDER =
            Comparator.comparing(Fault::used).thenComparing(Fault::user).thenComparing(Fault::kind);

    /** What is wrong. */
    public enum Kind {
        /** A type is not there. */
        TYPE_MISSING,
        /** A type is there and not public. */
        TYPE_HIDDEN,
        /** A type cannot be extended or implemented, or not in this way. */
        NOT_EXTENSIBLE,
        /** No object can be made of a type. */
        NOT_CREATABLE,
        /** A field, method or constructor is not there. */
        MEMBER_MISSING,
        /** It is there, and private or otherwise out of reach. */
        MEMBER_HIDDEN,
        /** It is there, but static, an interface's or final where it was not, or the other way about. */
        MEMBER_CHANGED,
        /** An abstract method has no implementation in a class of ours. */
        METHOD_OPEN,
        /** A method of ours overrides a final one. */
        METHOD_FINAL,
        /** A method of ours no longer overrides what it was compiled to override: it will not be called. */
        OVERRIDE_LOST
    }

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }
}
