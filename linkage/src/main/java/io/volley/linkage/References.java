package io.volley.linkage;

import com.google.common.collect.ImmutableSet;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects what one class uses. */
final class References {
    private final ImmutableSet.Builder<Reference> all = ImmutableSet.builder();

    ImmutableSet<Reference> all() {
        return all.build();
    }

    void add(Reference reference) {
        type(reference.owner());
        if (!reference.owner().startsWith("[")) {
            all.add(reference);
        }
    }

    /** An internal name, or the descriptor of an array. */
    void type(String name) {
        type(Type.getObjectType(name));
    }

    void descriptor(String descriptor) {
        if (descriptor.startsWith("(")) {
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                type(argument);
            }
            type(Type.getReturnType(descriptor));
        } else {
            type(Type.getType(descriptor));
        }
    }

    private void type(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> all.add(new Reference.OfType(type.getInternalName()));
            case Type.METHOD -> descriptor(type.getDescriptor());
            default -> {
                // a primitive type
            }
        }
    }

    /** What the constant pool can name beside numbers and strings. */
    void constant(Object constant) {
        if (constant instanceof Type type) {
            type(type);
        } else if (constant instanceof Handle handle) {
            handle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            descriptor(dynamic.getDescriptor());
            handle(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    void handle(Handle handle) {
        Signature member = new Signature(handle.getName(), handle.getDesc());
        int tag = handle.getTag();
        if (member.isMethod()) {
            add(new Reference.OfMethod(handle.getOwner(), member, tag == Opcodes.H_INVOKESTATIC, handle.isInterface()));
        } else {
            boolean isStatic = tag == Opcodes.H_GETSTATIC || tag == Opcodes.H_PUTSTATIC;
            boolean set = tag == Opcodes.H_PUTFIELD || tag == Opcodes.H_PUTSTATIC;
            add(new Reference.OfField(handle.getOwner(), member, isStatic, set));
        }
    }
}
