package org.muleentra.jwt.mule.client;

import java.time.Clock;
import java.util.concurrent.locks.Lock;
import org.mule.runtime.api.lock.LockFactory;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.muleentra.jwt.core.identity.KeyRolling;
import org.muleentra.jwt.core.rotation.CertificateRotation;
import org.muleentra.jwt.core.rotation.RotationLock;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.mule.store.ObjectStoreRotations;

/** Lets certificates be rotated with the runtime's object stores and locks; immutable. */
final class Rotations {

  private final ObjectStoreManager stores;
  private final LockFactory locks;

  Rotations(ObjectStoreManager stores, LockFactory locks) {
    this.stores = stores;
    this.locks = locks;
  }

  /** Begins the rotation of one application, which ends with the timetable. */
  void begin(String name, KeyRolling rolling, Timetable timetable, Clock clock) {
    CertificateRotation.begin(name, rolling, ObjectStoreRotations.in(stores, rolling.settings().objectStore()),
        lock(locks.createLock("entra-jwt.rotation." + rolling.tenantId() + "." + rolling.clientId())), timetable, clock);
  }

  private static RotationLock lock(Lock lock) {
    return new RotationLock() {

      @Override
      public boolean tryLock() {
        return lock.tryLock();
      }

      @Override
      public void unlock() {
        lock.unlock();
      }
    };
  }
}
