package org.muleentra.jwt.mule.http;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.mule.runtime.api.util.MultiMap;

/** The HTTP connector's {@code HttpRequestAttributes} and its public builder, which is there since connector 1.1. */
final class RequestAttributesType {

  static final String CLASS_NAME = "org.mule.extension.http.api.HttpRequestAttributes";

  private final MethodHandle headers;
  private final MethodHandle copy;
  private final MethodHandle setHeaders;
  private final MethodHandle build;

  private RequestAttributesType(Class<?> type, Class<?> builder) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    this.headers = lookup.findVirtual(type, "getHeaders", methodType(MultiMap.class));
    this.copy = lookup.findConstructor(builder, methodType(void.class, type));
    this.setHeaders = lookup.findVirtual(builder, "headers", methodType(builder, MultiMap.class));
    this.build = lookup.findVirtual(builder, "build", methodType(type));
  }

  /** @param requestType the type of a request's attributes, or what was found instead */
  static RequestAttributesType of(Class<?> requestType) {
    ClassLoader loader = requestType.getClassLoader();
    try {
      return new RequestAttributesType(Class.forName(CLASS_NAME, true, loader),
          Class.forName(CLASS_NAME + "Builder", true, loader));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException("requestAttributes is a " + requestType.getName()
          + ", and its class loader has no " + CLASS_NAME + "Builder: it must be the attributes that the HTTP listener"
          + " gave to the request, of HTTP connector 1.1 or later", e);
    }
  }

  @SuppressWarnings("unchecked")
  MultiMap<String, String> headers(Object attributes) {
    try {
      return (MultiMap<String, String>) headers.invoke(attributes);
    } catch (Throwable e) {
      throw failure(e, attributes);
    }
  }

  /** A copy of the attributes that has these headers. */
  Object with(Object attributes, MultiMap<String, String> replacement) {
    try {
      Object builder = copy.invoke(attributes);
      setHeaders.invoke(builder, replacement);
      return build.invoke(builder);
    } catch (Throwable e) {
      throw failure(e, attributes);
    }
  }

  private static RuntimeException failure(Throwable e, Object attributes) {
    if (e instanceof Error) {
      throw (Error) e;
    }
    if (e instanceof ClassCastException) {
      return new IllegalArgumentException("requestAttributes is a " + attributes.getClass().getName()
          + ": it must be the attributes that the HTTP listener gave to the request", e);
    }
    return e instanceof RuntimeException ? (RuntimeException) e
        : new IllegalStateException("the HTTP connector's request attributes cannot be made", e);
  }
}
