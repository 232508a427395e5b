package io.volley.linkage;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** The methods of ours that override or implement one of a library: they must go on doing so, or nobody calls them. */
public final class Overrides {
    private final ImmutableSet<Overriding> all;

    /**
     * One of them.
     *
     * @param type ours
     * @param ancestor the library's that declares the method, in the version that was compiled against
     */
    record Overriding(String type, Signature method, String ancestor) {}

    private Overrides(ImmutableSet<Overriding> all) {
        this.all = all;
    }

    /** Where it is not known what was compiled against. */
    public static Overrides unknown() {
        return new Overrides(ImmutableSet.of());
    }

    /**
     * Those in a jar.
     *
     * @param compiledAgainst the jars of the libraries that it was compiled against
     */
    public static Overrides in(Path jar, List<Path> compiledAgainst, List<Library> libraries) throws IOException {
        ImmutableSet.Builder<Overriding> all = ImmutableSet.builder();
        OurClasses ours = OurClasses.in(jar);
        try (ClassPath classPath = ClassPath.open(ours.before(compiledAgainst))) {
            Hierarchy hierarchy = new Hierarchy(classPath);
            for (ClassFile type : ours.classes()) {
                for (ClassFile above : hierarchy.above(type).types()) {
                    if (Library.of(above.name(), libraries).isPresent()) {
                        type.members().forEach((method, access) -> {
                            if (canOverride(method, access) && declares(above, method)) {
                                all.add(new Overriding(type.name(), method, above.name()));
                            }
                        });
                    }
                }
            }
        }
        return new Overrides(all.build());
    }

    ImmutableSet<Overriding> all() {
        return all;
    }

    /** How many methods of ours override one of a library. */
    public int size() {
        return (int) all.stream()
                .map(override -> new Reference.OfMethod(override.type(), override.method(), false, false))
                .distinct()
                .count();
    }

    static boolean canOverride(Signature method, int access) {
        return method.isMethod()
                && !method.isConstructor()
                && !method.isClassInitializer()
                && !ClassFile.has(access, Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC);
    }

    /** Whether the class of a library has the method, for classes of other packages to override. */
    static boolean declares(ClassFile above, Signature method) {
        Integer access = above.members().get(method);
        return access != null
                && !ClassFile.has(access, Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)
                && ClassFile.has(access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    }
}
