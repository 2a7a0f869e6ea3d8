package org.muleentra.jwt.core.rotation;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** A store whose writing is a removal and a putting, as that of Mule's is, as machines with something in between see it. */
final class StoreInMemory {

  final Map<String, Map<String, Serializable>> entries = new HashMap<>();

  /** The store as one machine sees it. */
  RotationStore of(Hook machine) {
    return new RotationStore() {

      @Override
      public Map<String, Serializable> read(String name) {
        machine.at("read");
        Map<String, Serializable> values = entries.get(name);
        return values == null ? null : new HashMap<>(values);
      }

      @Override
      public void write(String name, Map<String, Serializable> values) {
        machine.at("before write");
        entries.remove(name);
        machine.at("within write");
        entries.put(name, new HashMap<>(values));
        machine.at("after write");
      }

      @Override
      public String toString() {
        return "the store of the test";
      }
    };
  }
}
