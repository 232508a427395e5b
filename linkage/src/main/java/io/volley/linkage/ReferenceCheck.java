package io.volley.linkage;

import static io.volley.linkage.Fault.Kind.MEMBER_CHANGED;
import static io.volley.linkage.Fault.Kind.MEMBER_HIDDEN;
import static io.volley.linkage.Fault.Kind.MEMBER_MISSING;
import static io.volley.linkage.Fault.Kind.METHOD_OPEN;
import static io.volley.linkage.Fault.Kind.NOT_CREATABLE;
import static io.volley.linkage.Fault.Kind.TYPE_HIDDEN;
import static io.volley.linkage.Fault.Kind.TYPE_MISSING;

import com.google.common.collect.ImmutableSet;
import io.volley.linkage.Hierarchy.Declared;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** Resolves what a class of ours uses of the libraries. Members are only looked at where their type is there. */
final class ReferenceCheck {
    /** Every object has them, so an interface may declare them without a lambda having to. */
    private static final ImmutableSet<Signature> OF_EVERY_OBJECT = ImmutableSet.of(
            new Signature("equals", "(Ljava/lang/Object;)Z"),
            new Signature("hashCode", "()I"),
            new Signature("toString", "()Ljava/lang/String;"));

    private final Hierarchy hierarchy;
    private final List<Library> libraries;

    ReferenceCheck(Hierarchy hierarchy, List<Library> libraries) {
        this.hierarchy = hierarchy;
        this.libraries = libraries;
    }

    Optional<Fault> check(ClassFile user, Reference reference) {
        if (reference instanceof Reference.OfType type) {
            return type(user, type);
        }
        Optional<Library> library = library(reference);
        Optional<ClassFile> owner = hierarchy.find(reference.owner());
        if (library.isEmpty() || owner.isEmpty()) {
            return Optional.empty();
        }
        Where where = new Where(user, owner.get(), library.get().words());
        if (reference instanceof Reference.Creation) {
            return creation(where);
        } else if (reference instanceof Reference.OfField field) {
            return field(where, field);
        } else if (reference instanceof Reference.OfMethod method) {
            return method(where, method);
        } else if (reference instanceof Reference.Lambda lambda) {
            return lambda(where, lambda);
        }
        return Optional.empty();
    }

    /** A class of ours that uses one of a library. */
    private record Where(ClassFile user, ClassFile owner, String library) {
        Optional<Fault> fault(Fault.Kind kind, String verb, String used, String what) {
            String name = Names.type(user.name());
            return Optional.of(new Fault(kind, name, used, "%s %s %s, which %s".formatted(name, verb, used, what)));
        }
    }

    /** The library that a member comes from: its own, or the nearest that a class of ours inherits from. */
    private Optional<Library> library(Reference reference) {
        if (!OurClasses.areOurs(reference.owner())) {
            return Library.of(reference.owner(), libraries);
        }
        return hierarchy
                .find(reference.owner())
                .flatMap(ours -> hierarchy.above(ours).types().stream()
                        .flatMap(above -> Library.of(above.name(), libraries).stream())
                        .findFirst());
    }

    private Optional<Fault> type(ClassFile user, Reference.OfType type) {
        return Library.of(type.owner(), libraries).flatMap(library -> {
            String used = Names.type(type.owner());
            String name = Names.type(user.name());
            Optional<ClassFile> found = hierarchy.find(type.owner());
            if (found.isEmpty()) {
                return Optional.of(new Fault(
                        TYPE_MISSING,
                        name,
                        used,
                        "%s uses %s, which %s has not".formatted(name, used, library.words())));
            }
            return found.get().isPublic() || found.get().packageName().equals(user.packageName())
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            TYPE_HIDDEN,
                            name,
                            used,
                            "%s uses %s, which is not public in %s".formatted(name, used, library.words())));
        });
    }

    private static Optional<Fault> creation(Where where) {
        return where.owner().isAbstract()
                ? where.fault(
                        NOT_CREATABLE,
                        "creates",
                        Names.type(where.owner().name()),
                        "is %s in %s"
                                .formatted(where.owner().isInterface() ? "an interface" : "abstract", where.library()))
                : Optional.empty();
    }

    private Optional<Fault> field(Where where, Reference.OfField reference) {
        String verb = reference.set() ? "sets" : "reads";
        String used = Names.member(reference.owner(), reference.field());
        Optional<Declared> found = hierarchy.field(where.owner(), reference.field());
        if (found.isEmpty()) {
            return missing(where, verb, used);
        }
        Declared field = found.get();
        if (!OurClasses.areOurs(field.owner().name())) {
            if (isHidden(where.user(), field)) {
                return where.fault(MEMBER_HIDDEN, verb, used, hidden(field, where));
            } else if (field.is(Opcodes.ACC_STATIC) != reference.isStatic()) {
                return where.fault(MEMBER_CHANGED, verb, used, staticness(field, where));
            } else if (reference.set() && field.is(Opcodes.ACC_FINAL)) {
                return where.fault(MEMBER_CHANGED, verb, used, "is final in " + where.library());
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> method(Where where, Reference.OfMethod reference) {
        String used = Names.member(reference.owner(), reference.method());
        if (where.owner().isInterface() != reference.onInterface()) {
            String now = where.owner().isInterface() ? "an interface" : "a class";
            return where.fault(
                    MEMBER_CHANGED, "calls", used, "is a method of %s in %s".formatted(now, where.library()));
        }
        Optional<Declared> found = hierarchy.method(where.owner(), reference.method());
        if (found.isEmpty()) {
            return missing(where, "calls", used);
        }
        Declared method = found.get();
        if (!OurClasses.areOurs(method.owner().name())) {
            if (isHidden(where.user(), method)) {
                return where.fault(MEMBER_HIDDEN, "calls", used, hidden(method, where));
            } else if (method.is(Opcodes.ACC_STATIC) != reference.isStatic()) {
                return where.fault(MEMBER_CHANGED, "calls", used, staticness(method, where));
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> lambda(Where where, Reference.Lambda lambda) {
        for (ClassFile above : hierarchy.above(where.owner()).types()) {
            for (var member : above.members().entrySet()) {
                Signature method = member.getKey();
                if (ClassFile.has(member.getValue(), Opcodes.ACC_ABSTRACT)
                        && !lambda.methods().contains(method)
                        && !OF_EVERY_OBJECT.contains(method)
                        && !hierarchy.implementsMethod(where.owner(), method)) {
                    return where.fault(
                            METHOD_OPEN,
                            "has a lambda that leaves open",
                            Names.member(lambda.owner(), method),
                            "is abstract in " + where.library());
                }
            }
        }
        return Optional.empty();
    }

    /** No fault where a type above is missing: that is one itself, or the type is of a library that is not looked at. */
    private Optional<Fault> missing(Where where, String verb, String used) {
        return hierarchy.above(where.owner()).missing().isEmpty()
                ? where.fault(MEMBER_MISSING, verb, used, where.library() + " has not")
                : Optional.empty();
    }

    private boolean isHidden(ClassFile user, Declared member) {
        if (member.is(Opcodes.ACC_PUBLIC)) {
            return false;
        }
        boolean near = member.owner().packageName().equals(user.packageName());
        boolean inherits = member.is(Opcodes.ACC_PROTECTED)
                && hierarchy.isBelow(user, member.owner().name());
        return member.is(Opcodes.ACC_PRIVATE) || !(near || inherits);
    }

    private static String hidden(Declared member, Where where) {
        String access = member.is(Opcodes.ACC_PRIVATE)
                ? "private"
                : member.is(Opcodes.ACC_PROTECTED) ? "protected" : "private to its package";
        return "is %s in %s".formatted(access, where.library());
    }

    private static String staticness(Declared member, Where where) {
        return "is %s in %s".formatted(member.is(Opcodes.ACC_STATIC) ? "static" : "not static", where.library());
    }
}
