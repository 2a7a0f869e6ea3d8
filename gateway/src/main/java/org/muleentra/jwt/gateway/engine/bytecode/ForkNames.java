package org.muleentra.jwt.gateway.engine.bytecode;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Adds to a Reactor publisher the two methods that MuleSoft's fork had under names that the released Reactor changed. */
final class ForkNames extends ClassVisitor {

  private String className;

  ForkNames(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
    className = name;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public void visitEnd() {
    add("errorStrategyContinue", "onErrorContinue", Type.getObjectType("java/util/function/BiConsumer"));
    add("errorStrategyStop", "onErrorStop");
    super.visitEnd();
  }

  /** Adds a method that hands its arguments on to another of the same class. */
  private void add(String forkName, String releasedName, Type... arguments) {
    String descriptor = Type.getMethodDescriptor(Type.getObjectType(className), arguments);
    MethodVisitor method = visitMethod(Opcodes.ACC_PUBLIC, forkName, descriptor, null, null);
    method.visitCode();
    for (int variable = 0; variable <= arguments.length; variable++) {
      method.visitVarInsn(Opcodes.ALOAD, variable);
    }
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, className, releasedName, descriptor, false);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(arguments.length + 1, arguments.length + 1);
    method.visitEnd();
  }
}
