package org.muleentra.jwt.core.rotation;

/** Lets one replica at a time rotate; the runtime's own lock in Mule, which reaches as far as its cluster does. */
public interface RotationLock {

  /** For who is alone. */
  RotationLock NONE = new RotationLock() {

    @Override
    public boolean tryLock() {
      return true;
    }

    @Override
    public void unlock() {
      // Nobody waits.
    }
  };

  /** Takes the lock unless another has it, without waiting. */
  boolean tryLock();

  /** Gives it back, on the thread that took it. */
  void unlock();
}
