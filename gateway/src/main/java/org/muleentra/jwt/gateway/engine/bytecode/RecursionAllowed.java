package org.muleentra.jwt.gateway.engine.bytecode;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Lets a class compute one value of a map while it computes another, which a HashMap refuses since Java 9. */
final class RecursionAllowed extends ClassVisitor {

  private static final String MAP = "java/util/Map";
  private static final String METHOD = "computeIfAbsent";
  private static final String ARGUMENTS_AND_RESULT = "Ljava/lang/Object;Ljava/util/function/Function;)Ljava/lang/Object;";

  RecursionAllowed(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

      @Override
      public void visitMethodInsn(int opcode, String owner, String called, String calledDescriptor, boolean onInterface) {
        if (owner.equals(MAP) && called.equals(METHOD)) {
          super.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(RecursiveCache.class), METHOD,
              "(L" + MAP + ";" + ARGUMENTS_AND_RESULT, false);
        } else {
          super.visitMethodInsn(opcode, owner, called, calledDescriptor, onInterface);
        }
      }
    };
  }
}
