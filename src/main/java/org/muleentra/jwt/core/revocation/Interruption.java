package org.muleentra.jwt.core.revocation;

/** An interrupt of the thread that makes this, which strikes until that is over and never after; thread-safe. */
final class Interruption {

  private Thread thread = Thread.currentThread();
  private boolean struck;

  synchronized void strike() {
    if (thread != null) {
      struck = true;
      thread.interrupt();
    }
  }

  /** Called by that thread, whose next work shall know nothing of it. */
  synchronized void over() {
    thread = null;
    if (struck) {
      Thread.interrupted();
    }
  }

  synchronized boolean struck() {
    return struck;
  }
}
