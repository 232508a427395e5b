package io.volley.linkage;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Names as people write them. */
final class Names {
    private Names() {}

    static String type(String internalName) {
        return internalName.replace('/', '.');
    }

    /** Such as {@code org.apache.spark.SparkConf.get(String)}; parameters without their packages. */
    static String member(String owner, Signature member) {
        String name = type(owner) + "." + member.name();
        return member.isConstructor()
                ? type(owner) + parameters(member)
                : member.isMethod() ? name + parameters(member) : name;
    }

    private static String parameters(Signature method) {
        return Arrays.stream(Type.getArgumentTypes(method.descriptor()))
                .map(Type::getClassName)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
