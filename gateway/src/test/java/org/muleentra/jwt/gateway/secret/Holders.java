package org.muleentra.jwt.gateway.secret;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** Which objects hold a text, of all that can be reached from one through fields of ours and of Mule's. */
final class Holders {

  private record Step(Object object, Class<?> holder) {}

  private final String text;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> ahead = new ArrayDeque<>();
  private final Set<String> holders = new TreeSet<>();

  private Holders(String text) {
    this.text = text;
  }

  /** The simple names of the classes whose objects hold it, themselves or in a collection of the JDK's. */
  static Set<String> of(String text, Object from) {
    Holders holders = new Holders(text);
    holders.add(from, from.getClass());
    while (!holders.ahead.isEmpty()) {
      Step step = holders.ahead.pop();
      holders.look(step.object(), step.holder());
    }
    return holders.holders;
  }

  private void add(Object object, Class<?> holder) {
    if (object != null && seen.add(object)) {
      ahead.push(new Step(object, holder));
    }
  }

  private void look(Object object, Class<?> holder) {
    if (object instanceof String || object instanceof char[] || object instanceof byte[]) {
      // So that what is equal in another place is seen there too.
      seen.remove(object);
      if (textOf(object).contains(text)) {
        holders.add(holder.getSimpleName());
      }
    } else if (object instanceof Object[]) {
      for (int i = 0; i < Array.getLength(object); i++) {
        add(Array.get(object, i), holder);
      }
    } else if (object instanceof Collection<?> several) {
      several.forEach(each -> add(each, holder));
    } else if (object instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        add(key, holder);
        add(value, holder);
      });
    } else if (object instanceof Optional<?> optional) {
      optional.ifPresent(value -> add(value, holder));
    } else if (object instanceof AtomicReference<?> reference) {
      add(reference.get(), holder);
    } else {
      fields(object);
    }
  }

  private static String textOf(Object object) {
    return object instanceof char[] characters ? new String(characters)
        : object instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) object;
  }

  /** The captured variables of a lambda are fields of a class in the package that has it. */
  private void fields(Object object) {
    for (Class<?> type = object.getClass(); type != null && type.getName().matches("org\\.mule(entra)?\\..*"); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          add(value(field, object), type);
        }
      }
    }
  }

  private static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
