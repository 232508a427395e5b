package io.volley.linkage;

import static io.volley.linkage.Fault.Kind.METHOD_FINAL;
import static io.volley.linkage.Fault.Kind.METHOD_OPEN;
import static io.volley.linkage.Fault.Kind.NOT_EXTENSIBLE;
import static io.volley.linkage.Fault.Kind.OVERRIDE_LOST;

import com.google.common.collect.ImmutableList;
import io.volley.linkage.Hierarchy.Above;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** Whether the classes of ours may extend those of the libraries as they do, and leave nothing open. */
final class InheritanceCheck {
    private final Hierarchy hierarchy;
    private final List<Library> libraries;

    InheritanceCheck(Hierarchy hierarchy, List<Library> libraries) {
        this.hierarchy = hierarchy;
        this.libraries = libraries;
    }

    ImmutableList<Fault> check(ClassFile ours) {
        ImmutableList.Builder<Fault> faults = ImmutableList.builder();
        Above above = hierarchy.above(ours);
        ours.supertypes()
                .forEach(name -> hierarchy
                        .find(name)
                        .flatMap(supertype -> extension(ours, supertype))
                        .ifPresent(faults::add));
        for (ClassFile ancestor : above.types()) {
            Library.of(ancestor.name(), libraries)
                    .ifPresent(library -> ancestor.members().forEach((method, access) -> {
                        if (ClassFile.has(access, Opcodes.ACC_FINAL) && overrides(ours, ancestor, method)) {
                            faults.add(fault(METHOD_FINAL, ours, "overrides", ancestor, method, "final", library));
                        }
                        // An abstract class of ours may leave it to the next; what is missing may implement it.
                        if (ClassFile.has(access, Opcodes.ACC_ABSTRACT)
                                && !ours.isAbstract()
                                && above.missing().isEmpty()
                                && !hierarchy.implementsMethod(ours, method)) {
                            faults.add(fault(METHOD_OPEN, ours, "leaves open", ancestor, method, "abstract", library));
                        }
                    }));
        }
        return faults.build();
    }

    /** Whether a method of ours that used to override one of a library's now overrides none. */
    Optional<Fault> lost(Overrides.Overriding override) {
        Optional<ClassFile> ours = hierarchy.find(override.type());
        Optional<Library> library = Library.of(override.ancestor(), libraries);
        if (ours.isEmpty() || library.isEmpty()) {
            return Optional.empty();
        }
        Above above = hierarchy.above(ours.get());
        boolean kept = above.types().stream()
                .filter(type -> Library.of(type.name(), libraries).isPresent())
                .anyMatch(type -> Overrides.declares(type, override.method()));
        if (kept || !above.missing().isEmpty()) {
            return Optional.empty();
        }
        String user = Names.type(override.type());
        String used = Names.member(override.ancestor(), override.method());
        return Optional.of(new Fault(
                OVERRIDE_LOST,
                user,
                used,
                "%s overrides %s, which %s has not: it will not be called"
                        .formatted(user, used, library.get().words())));
    }

    private Optional<Fault> extension(ClassFile ours, ClassFile supertype) {
        return Library.of(supertype.name(), libraries)
                .flatMap(library -> whyNot(ours, supertype).map(reason -> {
                    String user = Names.type(ours.name());
                    String used = Names.type(supertype.name());
                    return new Fault(
                            NOT_EXTENSIBLE,
                            user,
                            used,
                            "%s %s %s, which is %s in %s"
                                    .formatted(
                                            user,
                                            ours.interfaces().contains(supertype.name()) ? "implements" : "extends",
                                            used,
                                            reason,
                                            library.words()));
                }));
    }

    private static Optional<String> whyNot(ClassFile ours, ClassFile supertype) {
        boolean implemented = ours.interfaces().contains(supertype.name());
        if (implemented != supertype.isInterface()) {
            return Optional.of(implemented ? "a class" : "an interface");
        } else if (supertype.isFinal()) {
            return Optional.of("final");
        } else if (!supertype.permitted().isEmpty() && !supertype.permitted().contains(ours.name())) {
            return Optional.of("sealed");
        }
        return Optional.empty();
    }

    private static boolean overrides(ClassFile ours, ClassFile ancestor, Signature method) {
        Integer access = ours.members().get(method);
        return access != null && Overrides.canOverride(method, access) && Overrides.declares(ancestor, method);
    }

    private static Fault fault(
            Fault.Kind kind,
            ClassFile ours,
            String verb,
            ClassFile ancestor,
            Signature method,
            String what,
            Library library) {
        String user = Names.type(ours.name());
        String used = Names.member(ancestor.name(), method);
        return new Fault(
                kind, user, used, "%s %s %s, which is %s in %s".formatted(user, verb, used, what, library.words()));
    }
}
