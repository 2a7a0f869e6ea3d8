package org.muleentra.jwt.mule.http;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.mule.runtime.api.util.MultiMap;

/** The HTTP connector's {@code HttpPolicyResponseAttributes}, a public class unchanged since connector 1.0. */
final class ResponseAttributesType {

  static final String CLASS_NAME = "org.mule.extension.http.api.policy.HttpPolicyResponseAttributes";

  private final MethodHandle constructor;
  private final MethodHandle statusCode;
  private final MethodHandle reasonPhrase;
  private final MethodHandle headers;

  private ResponseAttributesType(Class<?> type) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    this.constructor = lookup.findConstructor(type, methodType(void.class));
    this.statusCode = lookup.findVirtual(type, "setStatusCode", methodType(void.class, Integer.class));
    this.reasonPhrase = lookup.findVirtual(type, "setReasonPhrase", methodType(void.class, String.class));
    this.headers = lookup.findVirtual(type, "setHeaders", methodType(void.class, MultiMap.class));
  }

  /**
   * @param loader the listener's class loader, {@code null} for the boot loader
   * @param requestType the type found instead of a listener's attributes, for the message
   */
  static ResponseAttributesType in(ClassLoader loader, Class<?> requestType) {
    try {
      return new ResponseAttributesType(Class.forName(CLASS_NAME, true, loader));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException("requestAttributes is a " + requestType.getName()
          + ", and its class loader has no " + CLASS_NAME
          + ": it must be the attributes that the HTTP listener gave to the request", e);
    }
  }

  Object create(int status, String reason, MultiMap<String, String> fields) {
    try {
      Object attributes = constructor.invoke();
      statusCode.invoke(attributes, Integer.valueOf(status));
      reasonPhrase.invoke(attributes, reason);
      headers.invoke(attributes, fields);
      return attributes;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the HTTP connector's response attributes cannot be made", e);
    }
  }
}
