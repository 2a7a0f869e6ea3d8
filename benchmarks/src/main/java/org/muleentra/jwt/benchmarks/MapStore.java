package org.muleentra.jwt.benchmarks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muleentra.jwt.core.revocation.Revocation;
import org.muleentra.jwt.core.revocation.RevocationStore;

/** Maps in memory, each read anew, as an object store without a network would. */
public final class MapStore implements RevocationStore {

  private final Map<String, Map<String, Serializable>> maps = new ConcurrentHashMap<>();

  @Override
  public Collection<String> keys() {
    List<String> keys = new ArrayList<>(maps.size());
    maps.keySet().forEach(key -> keys.add(new String(key.toCharArray())));
    return keys;
  }

  @Override
  public Revocation read(String key) {
    Map<String, Serializable> map = maps.get(key);
    return map == null ? null : copy(map);
  }

  @Override
  public Map<String, Revocation> readAll() {
    Map<String, Revocation> all = new HashMap<>();
    maps.values().forEach(map -> {
      Revocation revocation = copy(map);
      all.put(revocation.key(), revocation);
    });
    return all;
  }

  @Override
  public void add(Revocation revocation) {
    maps.put(revocation.key(), revocation.toMap());
  }

  @Override
  public void remove(String key) {
    maps.remove(key);
  }

  private static Revocation copy(Map<String, Serializable> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(name, value instanceof String ? new String(((String) value).toCharArray()) : value));
    return Revocation.of(copy);
  }
}
