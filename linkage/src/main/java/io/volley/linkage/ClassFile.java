package io.volley.linkage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says of itself.
 *
 * @param name internal, such as {@code java/lang/Object}, as all names of types in this package
 * @param access the access flags; those of its members are the values of {@code members}
 * @param superclass empty for {@code java/lang/Object}
 * @param permitted the only subclasses it may have; empty if it is not sealed
 * @param references what its code and its declarations use; only read for classes that are to be checked
 */
record ClassFile(
        String name,
        int access,
        Optional<String> superclass,
        ImmutableList<String> interfaces,
        ImmutableSet<String> permitted,
        ImmutableMap<Signature, Integer> members,
        ImmutableSet<Reference> references) {
    boolean isInterface() {
        return has(access, Opcodes.ACC_INTERFACE);
    }

    boolean isAbstract() {
        return has(access, Opcodes.ACC_ABSTRACT);
    }

    boolean isFinal() {
        return has(access, Opcodes.ACC_FINAL);
    }

    boolean isPublic() {
        return has(access, Opcodes.ACC_PUBLIC);
    }

    /** Superclass and interfaces, where there are any. */
    Stream<String> supertypes() {
        return Stream.concat(superclass.stream(), interfaces.stream());
    }

    /** The part of the name before the last slash. */
    String packageName() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    static boolean has(int access, int flag) {
        return (access & flag) != 0;
    }
}
