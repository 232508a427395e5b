package io.volley.linkage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a jar links with other jars.
 *
 * @param references how many references of ours into the libraries were resolved
 * @param faults those that could not be, and what else does not fit, by name; empty if all is well
 * @param unseen types of the libraries that others inherit from and that no jar has; whatever they may declare is taken
 *     to be there
 */
public record Linkage(int references, ImmutableList<Fault> faults, ImmutableList<String> unseen) {
    /**
     * Resolves, as the JVM would, whatever classes under {@code io.volley} use of the libraries. Nothing is loaded or run.
     *
     * @param jar ours
     * @param others with all classes of the libraries that are used, and that those inherit from
     * @param libraries which packages are looked at; use of all others is taken to be good
     * @param overrides what has to go on overriding something
     */
    public static Linkage of(Path jar, List<Path> others, List<Library> libraries, Overrides overrides)
            throws IOException {
        OurClasses ours = OurClasses.in(jar);
        try (ClassPath classPath = ClassPath.open(ours.before(others))) {
            Hierarchy hierarchy = new Hierarchy(classPath);
            ReferenceCheck references = new ReferenceCheck(hierarchy, libraries);
            InheritanceCheck inheritance = new InheritanceCheck(hierarchy, libraries);
            ImmutableSortedSet.Builder<Fault> faults = ImmutableSortedSet.naturalOrder();
            ImmutableSortedSet.Builder<String> used = ImmutableSortedSet.naturalOrder();
            ImmutableSortedSet.Builder<String> unseen = ImmutableSortedSet.naturalOrder();
            for (ClassFile type : ours.classes()) {
                for (Reference reference : type.references()) {
                    if (Library.of(reference.owner(), libraries).isPresent()) {
                        used.add(reference.toString());
                        unseen.addAll(unseen(hierarchy, reference.owner(), libraries));
                    }
                    references.check(type, reference).ifPresent(faults::add);
                }
                faults.addAll(inheritance.check(type));
            }
            for (Overrides.Overriding override : overrides.all()) {
                inheritance.lost(override).ifPresent(faults::add);
            }
            return new Linkage(
                    used.build().size(), faults.build().asList(), unseen.build().asList());
        }
    }

    private static ImmutableList<String> unseen(Hierarchy hierarchy, String type, List<Library> libraries) {
        return hierarchy.find(type).stream()
                .flatMap(found -> hierarchy.above(found).missing().stream())
                .filter(missing -> Library.of(missing, libraries).isPresent())
                .map(Names::type)
                .collect(ImmutableList.toImmutableList());
    }

    /** What is missing or does not fit, once for each, whoever uses it. */
    public ImmutableList<String> unfit() {
        return faults.stream().map(Fault::used).distinct().collect(ImmutableList.toImmutableList());
    }
}
