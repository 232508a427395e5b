package io.volley.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class of ours, compiled with one version of a library and linked with another. */
class LinkageTest {
    private static final String BASE = "package org.apache.spark; public class Base { %s }";
    private static final String USER = "package io.volley; class User { %s }";

    @TempDir
    private Path folder;

    @Test
    void findsNoFaultInTheVersionThatItWasCompiledWith() throws IOException {
        String base = BASE.formatted("""
                public static final String NAME = "base".strip();
                protected int count;
                protected Base(int count) {}
                protected void start() {}
                public static void log(String line) {}
                public interface Listener { void told(Base by); default void untold() {} }
                """);
        String ours = """
                package io.volley;
                import org.apache.spark.Base;
                class User extends Base {
                    User() { super(1); count = 2; }
                    @Override protected void start() { super.start(); Base.log(NAME); tell(by -> by.toString()); }
                    void tell(Base.Listener listener) { listener.told(this); listener.untold(); }
                    Base[] copy(Base[] all) { return all.clone(); }
                }
                """;

        Linkage linkage = linkage(ours, base, base);

        assertThat(linkage.faults()).isEmpty();
        assertThat(linkage.references()).isEqualTo(8);
        assertThat(linkage.unseen()).isEmpty();
    }

    @Test
    void tellsATypeThatIsMissing() throws IOException {
        assertThat(told(
                        "package io.volley; class User { Object made = new org.apache.spark.Base(); }",
                        BASE.formatted(""),
                        "package org.apache.spark; public class Other {}"))
                .containsExactly("io.volley.User uses org.apache.spark.Base, which this Spark has not");
    }

    @Test
    void tellsATypeThatIsMissingThoughItIsOnlyDeclared() throws IOException {
        assertThat(told(
                        "package io.volley; class User { void run(org.apache.spark.Base[] bases) {} }",
                        BASE.formatted(""),
                        "package org.apache.spark; public class Other {}"))
                .containsExactly("io.volley.User uses org.apache.spark.Base, which this Spark has not");
    }

    @Test
    void tellsATypeThatIsNoLongerPublic() throws IOException {
        assertThat(told(
                        "package io.volley; class User { Class<?> type = org.apache.spark.Base.class; }",
                        BASE.formatted(""),
                        "package org.apache.spark; class Base {}"))
                .containsExactly("io.volley.User uses org.apache.spark.Base, which is not public in this Spark");
    }

    @Test
    void tellsAMethodThatIsMissing() throws IOException {
        assertThat(told(
                        USER.formatted("void run(org.apache.spark.Base base) { base.stop(1, \"now\"); }"),
                        BASE.formatted("public void stop(int code, String why) {}"),
                        BASE.formatted("public void stop(long code, String why) {}")))
                .containsExactly(
                        "io.volley.User calls org.apache.spark.Base.stop(int, String), which this Spark has not");
    }

    @Test
    void tellsAMethodWhoseResultIsOfAnotherType() throws IOException {
        assertThat(told(
                        USER.formatted("void run(org.apache.spark.Base base) { base.stop(); }"),
                        BASE.formatted("public void stop() {}"),
                        BASE.formatted("public boolean stop() { return true; }")))
                .containsExactly("io.volley.User calls org.apache.spark.Base.stop(), which this Spark has not");
    }

    @Test
    void tellsAConstructorThatIsMissingThoughTheSuperclassHasOne() throws IOException {
        String above = "package org.apache.spark; public class Above { public Above(int size) {} }";
        assertThat(told(
                        USER.formatted("Object made = new org.apache.spark.Base(1);"),
                        List.of(above, extending("public Base(int size) { super(size); }")),
                        List.of(above, extending("public Base() { super(1); }"))))
                .containsExactly("io.volley.User calls org.apache.spark.Base(int), which this Spark has not");
    }

    @Test
    void tellsAMethodReferenceToOneThatIsMissing() throws IOException {
        assertThat(told(
                        USER.formatted("Runnable later = org.apache.spark.Base::stop;"),
                        BASE.formatted("public static void stop() {}"),
                        BASE.formatted("")))
                .containsExactly("io.volley.User calls org.apache.spark.Base.stop(), which this Spark has not");
    }

    @Test
    void tellsAnInheritedMethodThatIsMissingWhereOurOwnClassIsNamed() throws IOException {
        assertThat(told(
                        "package io.volley; class User extends org.apache.spark.Base { void run() { stop(); } }",
                        BASE.formatted("public void stop() {}"),
                        BASE.formatted("")))
                .containsExactly("io.volley.User calls io.volley.User.stop(), which this Spark has not");
    }

    @Test
    void findsAMethodThatMovedToASuperclassOrAnInterface() throws IOException {
        assertThat(told(
                        USER.formatted("void run(org.apache.spark.Base base) { base.stop(); base.start(); }"),
                        List.of(BASE.formatted("public void stop() {} public void start() {}")),
                        List.of(
                                "package org.apache.spark; public class Above { public void stop() {} }",
                                "package org.apache.spark; public interface Service { default void start() {} }",
                                "package org.apache.spark; public class Base extends Above implements Service {}")))
                .isEmpty();
    }

    @Test
    void tellsAFieldThatIsMissing() throws IOException {
        assertThat(told(
                        USER.formatted("int run(org.apache.spark.Base base) { return base.count; }"),
                        BASE.formatted("public int count;"),
                        BASE.formatted("public long count;")))
                .containsExactly("io.volley.User reads org.apache.spark.Base.count, which this Spark has not");
    }

    @Test
    void tellsMembersThatHaveBecomePrivate() throws IOException {
        assertThat(told(
                        USER.formatted("int run(org.apache.spark.Base base) { base.stop(); return base.count; }"),
                        BASE.formatted("public int count; public void stop() {}"),
                        BASE.formatted("private int count; private void stop() {}")))
                .containsExactly(
                        "io.volley.User reads org.apache.spark.Base.count, which is private in this Spark",
                        "io.volley.User calls org.apache.spark.Base.stop(), which is private in this Spark");
    }

    @Test
    void tellsAMethodOfAnotherPackage() throws IOException {
        assertThat(told(
                        USER.formatted("void run(org.apache.spark.Base base) { base.stop(); }"),
                        BASE.formatted("public void stop() {}"),
                        BASE.formatted("void stop() {}")))
                .containsExactly(
                        "io.volley.User calls org.apache.spark.Base.stop(), which is private to its package in this Spark");
    }

    @Test
    void tellsAProtectedMethodToThoseThatDoNotInheritIt() throws IOException {
        String base = BASE.formatted("public void stop() {}");
        String later = BASE.formatted("protected void stop() {}");

        assertThat(told(USER.formatted("void run(org.apache.spark.Base base) { base.stop(); }"), base, later))
                .containsExactly("io.volley.User calls org.apache.spark.Base.stop(), which is protected in this Spark");
        assertThat(told(
                        "package io.volley; class User extends org.apache.spark.Base { void run() { stop(); } }",
                        base,
                        later))
                .isEmpty();
    }

    @Test
    void tellsMembersThatHaveBecomeStaticOrAreNoLonger() throws IOException {
        assertThat(
                        told(
                                USER.formatted("""
                                void run(org.apache.spark.Base base) {
                                    base.stop(); base.count = org.apache.spark.Base.limit(); base.limit = 1;
                                }
                                """),
                                BASE.formatted(
                                        "public int count, limit; public void stop() {} public static int limit() { return 1; }"),
                                BASE.formatted(
                                        "public static int count; public final int limit = limit(); public static void stop() {} public int limit() { return 1; }")))
                .containsExactly(
                        "io.volley.User sets org.apache.spark.Base.count, which is static in this Spark",
                        "io.volley.User sets org.apache.spark.Base.limit, which is final in this Spark",
                        "io.volley.User calls org.apache.spark.Base.limit(), which is not static in this Spark",
                        "io.volley.User calls org.apache.spark.Base.stop(), which is static in this Spark");
    }

    @Test
    void tellsAClassThatHasBecomeAnInterface() throws IOException {
        assertThat(told(
                        USER.formatted("void run(org.apache.spark.Base base) { base.stop(); }"),
                        BASE.formatted("public void stop() {}"),
                        "package org.apache.spark; public interface Base { void stop(); }"))
                .containsExactly(
                        "io.volley.User calls org.apache.spark.Base.stop(), which is a method of an interface in this Spark");
    }

    @Test
    void tellsAClassOfWhichNoObjectCanBeMade() throws IOException {
        assertThat(told(
                        USER.formatted("Object made = new org.apache.spark.Base();"),
                        BASE.formatted(""),
                        "package org.apache.spark; public abstract class Base {}"))
                .containsExactly("io.volley.User creates org.apache.spark.Base, which is abstract in this Spark");
    }

    @Test
    void tellsASuperclassThatCannotBeExtended() throws IOException {
        String ours = "package io.volley; class User extends org.apache.spark.Base {}";

        assertThat(told(ours, BASE.formatted(""), "package org.apache.spark; public final class Base {}"))
                .containsExactly("io.volley.User extends org.apache.spark.Base, which is final in this Spark");
        assertThat(told(ours, BASE.formatted(""), """
                        package org.apache.spark;
                        public sealed class Base permits Base.Only { static final class Only extends Base {} }
                        """))
                .containsExactly("io.volley.User extends org.apache.spark.Base, which is sealed in this Spark");
    }

    @Test
    void tellsAnInterfaceThatHasBecomeAClass() throws IOException {
        assertThat(told(
                        "package io.volley; class User implements org.apache.spark.Base {}",
                        "package org.apache.spark; public interface Base {}",
                        BASE.formatted("")))
                .contains("io.volley.User implements org.apache.spark.Base, which is a class in this Spark");
    }

    @Test
    void tellsAFinalMethodThatIsOverridden() throws IOException {
        assertThat(told(
                        "package io.volley; class User extends org.apache.spark.Base { @Override public void stop() {} }",
                        BASE.formatted("public void stop() {}"),
                        BASE.formatted("public final void stop() {}")))
                .containsExactly("io.volley.User overrides org.apache.spark.Base.stop(), which is final in this Spark");
    }

    @Test
    void tellsAnAbstractMethodThatIsLeftOpen() throws IOException {
        String ours = "package io.volley; class User implements org.apache.spark.Base {}";
        String before = "package org.apache.spark; public interface Base {}";

        assertThat(told(ours, before, "package org.apache.spark; public interface Base { void stop(); }"))
                .containsExactly(
                        "io.volley.User leaves open org.apache.spark.Base.stop(), which is abstract in this Spark");
        assertThat(told(ours, before, "package org.apache.spark; public interface Base { default void stop() {} }"))
                .isEmpty();
    }

    @Test
    void tellsADefaultMethodThatANearerInterfaceMakesAbstractAgain() throws IOException {
        String above = "package org.apache.spark; public interface Above { default void stop() {} }";
        assertThat(told(
                        "package io.volley; class User implements org.apache.spark.Base {}",
                        List.of(above, "package org.apache.spark; public interface Base extends Above {}"),
                        List.of(
                                above,
                                "package org.apache.spark; public interface Base extends Above { void stop(); }")))
                .contains("io.volley.User leaves open org.apache.spark.Base.stop(), which is abstract in this Spark");
    }

    @Test
    void letsAnAbstractClassOfOursLeaveMethodsToTheNext() throws IOException {
        assertThat(told(
                        "package io.volley; abstract class User implements org.apache.spark.Base {}",
                        "package org.apache.spark; public interface Base {}",
                        "package org.apache.spark; public interface Base { void stop(); }"))
                .isEmpty();
    }

    @Test
    void tellsALambdaThatNoLongerImplementsItsWholeInterface() throws IOException {
        assertThat(
                        told(
                                USER.formatted("org.apache.spark.Base base = () -> {};"),
                                "package org.apache.spark; public interface Base { void stop(); }",
                                "package org.apache.spark; public interface Base { void stop(); void start(); String toString(); }"))
                .containsExactly(
                        "io.volley.User has a lambda that leaves open org.apache.spark.Base.start(), which is abstract in this Spark");
    }

    @Test
    void tellsAnOverrideThatOverridesNothingAnyMore() throws IOException {
        assertThat(told(
                        "package io.volley; class User extends org.apache.spark.Base { @Override public void stop(int code) {} }",
                        BASE.formatted("public void stop(int code) {}"),
                        BASE.formatted("public void stop(int code, String why) {}")))
                .containsExactly(
                        "io.volley.User overrides org.apache.spark.Base.stop(int), which this Spark has not: it will not be called");
    }

    @Test
    void keepsAnOverrideWhoseMethodMovedUp() throws IOException {
        assertThat(told(
                        "package io.volley; class User extends org.apache.spark.Base { @Override public void stop() {} }",
                        List.of(BASE.formatted("public void stop() {}")),
                        List.of(
                                "package org.apache.spark; public class Above { public void stop() {} }",
                                extending("public Base() {}"))))
                .isEmpty();
    }

    @Test
    void namesTheLibrary() throws IOException {
        assertThat(told(
                        USER.formatted("void run() { scala.Predef.stop(); org.apache.hadoop.Yarn.stop(); }"),
                        List.of(
                                "package scala; public class Predef { public static void stop() {} }",
                                "package org.apache.hadoop; public class Yarn { public static void stop() {} }"),
                        List.of(
                                "package scala; public class Predef {}",
                                "package org.apache.hadoop; public class Yarn {}")))
                .containsExactly(
                        "io.volley.User calls org.apache.hadoop.Yarn.stop(), which this Hadoop has not",
                        "io.volley.User calls scala.Predef.stop(), which this Scala library has not");
    }

    @Test
    void looksAtNoOtherLibraryAndNotIntoTheRelocatedOnes() throws IOException {
        Path before = Compiled.jar(folder, "before", List.of(), BASE.formatted(""));
        Path other = Compiled.jar(folder, "other", List.of(), "package org.other; public class Lost {}");
        Path ours = Compiled.jar(
                folder,
                "ours",
                List.of(before, other),
                "package io.volley; class User { Object made = new org.other.Lost(); }",
                "package io.volley.shaded; class Theirs { Object made = new org.apache.spark.Base(); }");

        assertThat(Linkage.of(ours, List.of(), Library.ALL, Overrides.unknown()).faults())
                .isEmpty();
    }

    @Test
    void saysNothingOfAMemberThatATypeOutsideTheLibrariesMayHave() throws IOException {
        Path other = Compiled.jar(
                folder, "other", List.of(), "package org.other; public class Above { public void stop() {} }");
        Path spark = Compiled.jar(
                folder,
                "spark",
                List.of(other),
                "package org.apache.spark; public class Base extends org.other.Above {}");
        Path ours = Compiled.jar(
                folder,
                "ours",
                List.of(spark, other),
                USER.formatted("void run(org.apache.spark.Base base) { base.stop(); }"));

        assertThat(Linkage.of(ours, List.of(spark), Library.ALL, Overrides.unknown())
                        .faults())
                .isEmpty();
    }

    @Test
    void namesAnInheritedTypeOfTheLibraryThatNoJarHas() throws IOException {
        Path common = Compiled.jar(
                folder, "common", List.of(), "package org.apache.spark; public class Above { public void stop() {} }");
        Path core = Compiled.jar(folder, "core", List.of(common), extending(""));
        Path ours = Compiled.jar(
                folder,
                "ours",
                List.of(core, common),
                USER.formatted("void run(org.apache.spark.Base base) { base.stop(); }"));

        Linkage linkage = Linkage.of(ours, List.of(core), Library.ALL, Overrides.unknown());

        assertThat(linkage.faults()).isEmpty();
        assertThat(linkage.unseen()).containsExactly("org.apache.spark.Above");
    }

    private static String extending(String body) {
        return "package org.apache.spark; public class Base extends Above { %s }".formatted(body);
    }

    private ImmutableList<String> told(String ours, String before, String after) throws IOException {
        return told(ours, List.of(before), List.of(after));
    }

    private ImmutableList<String> told(String ours, List<String> before, List<String> after) throws IOException {
        return linkage(ours, before, after).faults().stream().map(Fault::text).collect(ImmutableList.toImmutableList());
    }

    private Linkage linkage(String ours, String before, String after) throws IOException {
        return linkage(ours, List.of(before), List.of(after));
    }

    private Linkage linkage(String ours, List<String> before, List<String> after) throws IOException {
        Path compiledWith = Compiled.jar(folder, "before", List.of(), before.toArray(String[]::new));
        Path jar = Compiled.jar(folder, "ours", List.of(compiledWith), ours);
        Path linkedWith = Compiled.jar(folder, "after", List.of(), after.toArray(String[]::new));
        Overrides overrides = Overrides.in(jar, List.of(compiledWith), Library.ALL);
        return Linkage.of(jar, List.of(linkedWith), Library.ALL, overrides);
    }
}
