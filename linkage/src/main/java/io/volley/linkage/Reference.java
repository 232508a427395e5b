package io.volley.linkage;

import com.google.common.collect.ImmutableSet;

/** One thing that a class uses of another, or of itself. */
sealed interface Reference {
    /** The class that is named. */
    String owner();

    /** A type that the class names in its code or in its declarations. */
    record OfType(String owner) implements Reference {}

    /** An object is made of it. */
    record Creation(String owner) implements Reference {}

    /** A field is read or, if {@code set}, written. */
    record OfField(String owner, Signature field, boolean isStatic, boolean set) implements Reference {}

    /** A method or a constructor is called. */
    record OfMethod(String owner, Signature method, boolean isStatic, boolean onInterface) implements Reference {}

    /** A lambda, or a method reference, that implements an interface by these methods. */
    record Lambda(String owner, ImmutableSet<Signature> methods) implements Reference {}
}
