package io.volley.linkage;

/**
 * What identifies a member within its class.
 *
 * @param descriptor as in a class file, such as {@code (I)V}
 */
record Signature(String name, String descriptor) {
    boolean isConstructor() {
        return name.equals("<init>");
    }

    boolean isClassInitializer() {
        return name.equals("<clinit>");
    }

    boolean isMethod() {
        return descriptor.startsWith("(");
    }
}
