package org.muleentra.jwt.gateway.engine.bytecode;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Lets the classes that an expression knows by a short name be listed without java.lang.Compiler, which Java 21 took away. */
final class CompilerGone extends ClassVisitor {

  private static final Type COMPILER = Type.getObjectType("java/lang/Compiler");

  CompilerGone(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

      @Override
      public void visitLdcInsn(Object value) {
        super.visitLdcInsn(COMPILER.equals(value) ? Type.getType(Void.class) : value);
      }
    };
  }
}
