package org.muleentra.jwt.core.token;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * The members of a JSON object, each built when it is asked for, all when they are gone through; deeply unmodifiable, thread-safe.
 *
 * <p>A token has some thirty claims, of which a decision needs half. Serialized, it is the map that it stands for.
 */
final class JsonMembers extends AbstractMap<String, Object> implements Serializable {

  private static final long serialVersionUID = 1;

  private final transient StrictJson json;
  /** Who comes at the same time may build it again. */
  private transient volatile Map<String, Object> built;

  JsonMembers(StrictJson json) {
    this.json = json;
  }

  @Override
  public Object get(Object name) {
    return name instanceof String ? json.value((String) name) : null;
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String && json.has((String) name);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return built().entrySet();
  }

  private Map<String, Object> built() {
    Map<String, Object> known = built;
    if (known == null) {
      known = json.members();
      built = known;
    }
    return known;
  }

  private Object writeReplace() {
    return built();
  }
}
