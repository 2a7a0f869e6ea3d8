package org.muleentra.jwt.core.rotation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muleentra.jwt.core.outbound.OutboundException;

/**
 * The state of one application's rotation in its store: two entries, of which the newer holds, and the older is the one written next.
 *
 * <p>So a writing that is broken off leaves the state from before. Thread-safe; may block.
 */
final class RotationRecord {

  private static final int ENTRIES = 2;

  private final RotationStore store;
  private final String name;
  private final String password;
  /** Guarded by this: what each entry was read as last, since to open a sealed key is slow on purpose. */
  private final List<Read> last = new ArrayList<>(Collections.nCopies(ENTRIES, null));

  /** @param name no other application's */
  RotationRecord(RotationStore store, String name, String password) {
    this.store = store;
    this.name = name;
    this.password = password;
  }

  /**
   * The newest state; {@link RotationState#NONE} where there is none.
   *
   * @throws OutboundException where the store fails, or holds entries of which none can be read
   */
  synchronized RotationState read() {
    RotationState newest = null;
    OutboundException unreadable = null;
    for (int entry = 0; entry < ENTRIES; entry++) {
      Map<String, Serializable> values = store.read(entry(entry));
      if (values != null) {
        try {
          RotationState state = state(entry, values);
          newest = newest == null || state.number() > newest.number() ? state : newest;
        } catch (OutboundException e) {
          unreadable = e;
        }
      }
    }
    if (newest == null && unreadable != null) {
      throw unreadable;
    }
    return newest == null ? RotationState.NONE : newest;
  }

  private RotationState state(int entry, Map<String, Serializable> values) {
    Read known = last.get(entry);
    if (known == null || !known.isOf(values)) {
      known = new Read(values, RotationState.of(values, password));
      last.set(entry, known);
    }
    return known.state;
  }

  /** Keeps a state beside the one before. */
  void write(RotationState state) {
    store.write(entry(state.number()), state.toMap(password));
  }

  private String entry(long number) {
    return name + "#" + number % ENTRIES;
  }

  @Override
  public String toString() {
    return store.toString();
  }

  private static final class Read {

    private final Map<String, Serializable> values;
    private final RotationState state;

    Read(Map<String, Serializable> values, RotationState state) {
      this.values = values;
      this.state = state;
    }

    boolean isOf(Map<String, Serializable> others) {
      return values.keySet().equals(others.keySet())
          && values.entrySet().stream().allMatch(each -> Objects.deepEquals(each.getValue(), others.get(each.getKey())));
    }
  }
}
