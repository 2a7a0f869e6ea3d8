package org.muleentra.jwt.core.rotation;

import java.io.Serializable;
import java.util.Map;

/**
 * Where the state of rotations and the keys, encrypted, outlive this process and are shared with others; a Mule Object Store in Mule.
 *
 * <p>All methods may block, and throw {@link org.muleentra.jwt.core.outbound.OutboundException} where the store fails; none is called
 * by a request's thread. Its text ({@link Object#toString()}) names it in the log.
 */
public interface RotationStore {

  /** What is under a name, or {@code null}. */
  Map<String, Serializable> read(String name);

  /**
   * Puts texts, numbers and bytes in place of what is under a name. Need not be done as a whole: where it is broken off there may be
   * nothing.
   */
  void write(String name, Map<String, Serializable> values);
}
