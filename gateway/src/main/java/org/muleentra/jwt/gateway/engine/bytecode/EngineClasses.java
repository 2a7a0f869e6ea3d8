package org.muleentra.jwt.gateway.engine.bytecode;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.pool.TypePool;

/**
 * Defines rewritten versions of the engine classes that would not work as published, before anything loads the originals.
 *
 * <p>A loader defines a class once, and every later request for it finds that definition. So neither a Java agent nor a
 * class loader of our own is needed, only that {@link #prepare()} runs first.
 */
public final class EngineClasses {

  private static final String REACTOR = "reactor.core.publisher.";
  private static final String SYNTAX = "org.mule.runtime.extension.api.dsl.syntax.";

  private static boolean prepared;

  private final ClassLoader loader = EngineClasses.class.getClassLoader();
  private final ClassFileLocator files = ClassFileLocator.ForClassLoader.of(loader);
  private final TypePool types = TypePool.Default.of(files);

  private EngineClasses() {}

  /** Rewrites the engine's classes, once in the life of this JVM. */
  public static synchronized void prepare() {
    if (!prepared) {
      EngineClasses engine = new EngineClasses();
      engine.addForkNames("Flux");
      engine.addForkNames("Mono");
      engine.allowRecursionIn("XmlDslSyntaxResolver");
      prepared = true;
    }
  }

  /** Adds the two methods that MuleSoft's fork of Reactor had under names that the released Reactor changed. */
  private void addForkNames(String publisher) {
    TypeDescription type = types.describe(REACTOR + publisher).resolve();
    define(type.getName(), new ByteBuddy().redefine(type, files)
        .defineMethod("errorStrategyContinue", type, Visibility.PUBLIC).withParameters(BiConsumer.class)
        .intercept(MethodCall.invoke(released(type, "onErrorContinue", 1)).withAllArguments())
        .defineMethod("errorStrategyStop", type, Visibility.PUBLIC)
        .intercept(MethodCall.invoke(released(type, "onErrorStop", 0)))
        .make().getBytes());
  }

  private static MethodDescription released(TypeDescription type, String name, int arguments) {
    return type.getDeclaredMethods().filter(named(name).and(takesArguments(arguments))).getOnly();
  }

  /** Lets one value of the class's cache be computed while another is: since Java 9 a HashMap refuses that. */
  private void allowRecursionIn(String resolver) {
    TypeDescription type = types.describe(SYNTAX + resolver).resolve();
    define(type.getName(), new ByteBuddy().redefine(type, files)
        .visit(MemberSubstitution.relaxed()
            .method(named("computeIfAbsent").and(isDeclaredBy(Map.class)))
            .replaceWith(recursiveComputeIfAbsent())
            .on(any()))
        .make().getBytes());
  }

  private static Method recursiveComputeIfAbsent() {
    try {
      return RecursiveCache.class.getMethod("computeIfAbsent", Map.class, Object.class, Function.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Defines without linking: linking one of these classes would load the originals of the others. */
  private void define(String name, byte[] rewritten) {
    try {
      Method define = ClassLoader.class.getDeclaredMethod("defineClass", String.class, byte[].class, int.class, int.class);
      define.setAccessible(true);
      define.invoke(loader, name, rewritten, 0, rewritten.length);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Loaded before it could be rewritten: " + name, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
