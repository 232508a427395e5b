package io.volley.linkage;

import static io.volley.linkage.ClassFile.has;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Who inherits from whom, and where a member is found: the rules of the JVM's specification, 5.4.3 and 5.4.6. */
final class Hierarchy {
    private static final int NOT_INHERITED = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    private final ClassPath classPath;
    private final Map<String, Above> known = new HashMap<>();

    Hierarchy(ClassPath classPath) {
        this.classPath = classPath;
    }

    /**
     * A class and all above it.
     *
     * @param missing those that no jar has; what they declare is not known
     */
    record Above(ImmutableList<ClassFile> types, ImmutableSet<String> missing) {}

    /** A member where it is declared. */
    record Declared(ClassFile owner, Signature member, int access) {
        boolean is(int flag) {
            return has(access, flag);
        }
    }

    Optional<ClassFile> find(String name) {
        return classPath.find(name);
    }

    /** The class, its superclasses from the nearest up, then all interfaces of them. */
    Above above(ClassFile type) {
        Above found = known.get(type.name());
        if (found == null) {
            found = look(type);
            known.put(type.name(), found);
        }
        return found;
    }

    private Above look(ClassFile type) {
        ImmutableSet.Builder<String> missing = ImmutableSet.builder();
        ImmutableList.Builder<ClassFile> types = ImmutableList.builder();
        Deque<String> interfaces = new ArrayDeque<>();
        Optional<ClassFile> next = Optional.of(type);
        while (next.isPresent()) {
            ClassFile present = next.get();
            types.add(present);
            interfaces.addAll(present.interfaces());
            next = present.superclass().flatMap(classPath::find);
            if (next.isEmpty()) {
                present.superclass().ifPresent(missing::add);
            }
        }
        Set<String> seen = new HashSet<>();
        while (!interfaces.isEmpty()) {
            String name = interfaces.removeFirst();
            if (seen.add(name)) {
                Optional<ClassFile> found = classPath.find(name);
                found.ifPresent(present -> {
                    types.add(present);
                    interfaces.addAll(present.interfaces());
                });
                if (found.isEmpty()) {
                    missing.add(name);
                }
            }
        }
        return new Above(types.build(), missing.build());
    }

    boolean isBelow(ClassFile type, String ancestor) {
        return above(type).types().stream().anyMatch(above -> above.name().equals(ancestor));
    }

    /** The field that the JVM takes: interfaces come before superclasses, but no field of Spark's is there twice. */
    Optional<Declared> field(ClassFile owner, Signature field) {
        return above(owner).types().stream()
                .filter(type -> type.members().containsKey(field))
                .findFirst()
                .map(type -> declared(type, field));
    }

    /** The method that a call names: in the class and its superclasses, else in an interface. */
    Optional<Declared> method(ClassFile owner, Signature method) {
        ImmutableList<ClassFile> types = above(owner).types();
        Optional<Declared> inClass = types.stream()
                .filter(type -> !type.isInterface() || type.name().equals(owner.name()))
                .filter(type -> type.members().containsKey(method))
                .findFirst()
                .map(type -> declared(type, method));
        if (inClass.isPresent() || method.isConstructor()) {
            return inClass.filter(
                    found -> !method.isConstructor() || found.owner().name().equals(owner.name()));
        }
        return types.stream()
                .filter(ClassFile::isInterface)
                .filter(type -> type.members().containsKey(method))
                .map(type -> declared(type, method))
                .filter(found -> !found.is(NOT_INHERITED))
                .findFirst();
    }

    /** Whether a call of the method on an object of that class ends in one that is not abstract. */
    boolean implementsMethod(ClassFile type, Signature method) {
        ImmutableList<ClassFile> types = above(type).types();
        Optional<Declared> inClass = types.stream()
                .filter(above -> !above.isInterface() && above.members().containsKey(method))
                .map(above -> declared(above, method))
                .filter(found -> !found.is(NOT_INHERITED))
                .findFirst();
        if (inClass.isPresent()) {
            return !inClass.get().is(Opcodes.ACC_ABSTRACT);
        }
        ImmutableList<Declared> candidates = types.stream()
                .filter(above -> above.isInterface() && above.members().containsKey(method))
                .map(above -> declared(above, method))
                .filter(found -> !found.is(NOT_INHERITED))
                .collect(ImmutableList.toImmutableList());
        return candidates.stream()
                .filter(one -> candidates.stream()
                        .noneMatch(other -> !other.owner().equals(one.owner())
                                && isBelow(other.owner(), one.owner().name())))
                .anyMatch(one -> !one.is(Opcodes.ACC_ABSTRACT));
    }

    private static Declared declared(ClassFile type, Signature member) {
        return new Declared(type, member, type.members().getOrDefault(member, 0));
    }
}
