package io.volley.linkage;

import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds what the code of one method uses. */
final class CodeReader extends MethodVisitor {
    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

    private final References references;

    CodeReader(References references) {
        super(Opcodes.ASM9);
        this.references = references;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        references.type(type);
        if (opcode == Opcodes.NEW) {
            references.add(new Reference.Creation(type));
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        references.descriptor(descriptor);
        boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        boolean set = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        references.add(new Reference.OfField(owner, new Signature(name, descriptor), isStatic, set));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean onInterface) {
        references.descriptor(descriptor);
        references.add(new Reference.OfMethod(
                owner, new Signature(name, descriptor), opcode == Opcodes.INVOKESTATIC, onInterface));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        references.descriptor(descriptor);
        references.handle(bootstrap);
        for (Object argument : arguments) {
            references.constant(argument);
        }
        if (bootstrap.getOwner().equals(LAMBDAS)) {
            references.add(new Reference.Lambda(
                    Type.getReturnType(descriptor).getInternalName(), implemented(name, arguments)));
        }
    }

    /** The method of the interface and, where javac makes them, its bridges: all descriptors among the arguments. */
    private static ImmutableSet<Signature> implemented(String name, Object... arguments) {
        ImmutableSet.Builder<Signature> methods = ImmutableSet.builder();
        for (Object argument : arguments) {
            if (argument instanceof Type type && type.getSort() == Type.METHOD) {
                methods.add(new Signature(name, type.getDescriptor()));
            }
        }
        return methods.build();
    }

    @Override
    public void visitLdcInsn(Object value) {
        references.constant(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        references.descriptor(descriptor);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (type != null) {
            references.type(type);
        }
    }
}
