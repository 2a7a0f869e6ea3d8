package org.muleentra.jwt.gateway.engine.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/**
 * Defines rewritten versions of the engine classes that would not work as published, before anything loads the originals.
 *
 * <p>A loader defines a class once, and every later request for it finds that definition. So neither a Java agent nor a
 * class loader of our own is needed, only that {@link #prepare()} runs first.
 */
public final class EngineClasses {

  private static final ClassLoader LOADER = EngineClasses.class.getClassLoader();

  private static final String CLASS_LOADERS = "org.mule.runtime.module.artifact.api.classloader.";

  private static boolean prepared;

  private EngineClasses() {}

  /** Rewrites the engine's classes, once in the life of this JVM. */
  public static synchronized void prepare() {
    if (!prepared) {
      rewrite("reactor.core.publisher.Flux", ForkNames::new);
      rewrite("reactor.core.publisher.Mono", ForkNames::new);
      rewrite("org.mule.runtime.extension.api.dsl.syntax.XmlDslSyntaxResolver", RecursionAllowed::new);
      rewrite("org.mule.mvel2.compiler.AbstractParser", CompilerGone::new);
      rewrite(CLASS_LOADERS + "FineGrainedControlClassLoader", EnumerationsReplaced::new);
      rewrite(CLASS_LOADERS + "RegionClassLoader", EnumerationsReplaced::new);
      prepared = true;
    }
  }

  private static void rewrite(String name, UnaryOperator<ClassVisitor> change) {
    ClassWriter writer = new ClassWriter(0);
    try (InputStream original = LOADER.getResourceAsStream(name.replace('.', '/') + ".class")) {
      new ClassReader(original).accept(change.apply(writer), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    define(name, writer.toByteArray());
  }

  /** Defines without linking: linking one of these classes would load the originals of the others. */
  private static void define(String name, byte[] rewritten) {
    try {
      Method define = ClassLoader.class.getDeclaredMethod("defineClass", String.class, byte[].class, int.class, int.class);
      define.setAccessible(true);
      define.invoke(LOADER, name, rewritten, 0, rewritten.length);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Loaded before it could be rewritten: " + name, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
