package org.muleentra.jwt.mule.http;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * What was found out about a class of the HTTP connector, for each class loader that has one; thread-safe.
 *
 * @param <T> what is kept, which may refer to the class
 */
final class PerClassLoader<T> {

  // Neither side keeps a class loader alive: the key is weak, and the value, which refers to it, is soft.
  private final Map<ClassLoader, Reference<T>> known = Collections.synchronizedMap(new WeakHashMap<>());
  private final Function<Class<?>, T> find;

  /** @param find finds it in the class loader of this type, or throws */
  PerClassLoader(Function<Class<?>, T> find) {
    this.find = find;
  }

  /**
   * What belongs to the class loader of a request's attributes.
   *
   * @throws IllegalArgumentException without attributes
   */
  T of(Object requestAttributes) {
    if (requestAttributes == null) {
      throw new IllegalArgumentException("requestAttributes is null: it must be the attributes of the HTTP request");
    }
    ClassLoader loader = requestAttributes.getClass().getClassLoader();
    Reference<T> reference = known.get(loader);
    T value = reference == null ? null : reference.get();
    if (value == null) {
      value = find.apply(requestAttributes.getClass());
      known.put(loader, new SoftReference<>(value));
    }
    return value;
  }
}
