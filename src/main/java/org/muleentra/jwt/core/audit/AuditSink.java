package org.muleentra.jwt.core.audit;

/** Where finished records go; must not block for long and must not throw. */
public interface AuditSink {

  /**
   * Whether records of this kind are let through; those that are not are not made, and leave no gap.
   *
   * @param ordinary whether it is nothing that anybody need look after
   */
  boolean takes(boolean ordinary);

  /** Takes one record: one line without its end. */
  void write(String record, boolean ordinary);

  /** Takes one signed checkpoint: one line without its end. */
  void checkpoint(String checkpoint);

  /** Takes the numbers of one moment: one line without its end. */
  void metrics(String line);
}
