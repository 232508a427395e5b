package io.volley.linkage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads one class file, with what its code uses or without. */
final class ClassFileReader extends ClassVisitor {
    private final boolean withReferences;
    private final ImmutableMap.Builder<Signature, Integer> members = ImmutableMap.builder();
    private final ImmutableSet.Builder<String> permitted = ImmutableSet.builder();
    private final References references = new References();
    private String name = "";
    private int access;
    private Optional<String> superclass = Optional.empty();
    private ImmutableList<String> interfaces = ImmutableList.of();

    private ClassFileReader(boolean withReferences) {
        super(Opcodes.ASM9);
        this.withReferences = withReferences;
    }

    /** What the class declares, and nothing of what its code uses. */
    static ClassFile declarations(byte[] bytes) {
        return read(bytes, false, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    /** What the class declares, and what it uses. */
    static ClassFile whole(byte[] bytes) {
        return read(bytes, true, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    private static ClassFile read(byte[] bytes, boolean withReferences, int skip) {
        ClassFileReader reader = new ClassFileReader(withReferences);
        new ClassReader(bytes).accept(reader, skip);
        return new ClassFile(
                reader.name,
                reader.access,
                reader.superclass,
                reader.interfaces,
                reader.permitted.build(),
                reader.members.buildOrThrow(),
                reader.references.all());
    }

    @Override
    public void visit(
            int version,
            int flags,
            String internalName,
            @Nullable String generic,
            @Nullable String superName,
            String @Nullable [] superInterfaces) {
        name = internalName;
        access = flags;
        superclass = Optional.ofNullable(superName);
        interfaces = superInterfaces == null ? ImmutableList.of() : ImmutableList.copyOf(superInterfaces);
        if (withReferences) {
            superclass.ifPresent(references::type);
            interfaces.forEach(references::type);
        }
    }

    @Override
    public void visitPermittedSubclass(String permittedSubclass) {
        permitted.add(permittedSubclass);
    }

    @Override
    public @Nullable RecordComponentVisitor visitRecordComponent(
            String component, String descriptor, @Nullable String generic) {
        return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int flags, String field, String descriptor, @Nullable String generic, @Nullable Object value) {
        members.put(new Signature(field, descriptor), flags);
        if (withReferences) {
            references.descriptor(descriptor);
        }
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int flags, String method, String descriptor, @Nullable String generic, String @Nullable [] exceptions) {
        members.put(new Signature(method, descriptor), flags);
        if (!withReferences) {
            return null;
        }
        references.descriptor(descriptor);
        for (String exception : exceptions == null ? new String[0] : exceptions) {
            references.type(exception);
        }
        return new CodeReader(references);
    }
}
