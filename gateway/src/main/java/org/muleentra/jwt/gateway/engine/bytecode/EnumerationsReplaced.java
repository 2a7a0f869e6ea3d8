package org.muleentra.jwt.gateway.engine.bytecode;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Lets the engine's class loaders list resources on Java 9 and later, where the class they join lists with is gone. */
final class EnumerationsReplaced extends ClassVisitor {

  private static final String GONE = "sun/misc/CompoundEnumeration";
  private static final String INSTEAD = Type.getInternalName(JoinedEnumerations.class);

  EnumerationsReplaced(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

      @Override
      public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type.equals(GONE) ? INSTEAD : type);
      }

      @Override
      public void visitMethodInsn(int opcode, String owner, String called, String calledDescriptor, boolean onInterface) {
        super.visitMethodInsn(opcode, owner.equals(GONE) ? INSTEAD : owner, called, calledDescriptor, onInterface);
      }
    };
  }
}
