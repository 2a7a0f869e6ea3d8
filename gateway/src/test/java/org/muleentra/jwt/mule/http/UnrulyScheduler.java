package org.muleentra.jwt.mule.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A scheduler as the runtime's is when its pools are full: it refuses work, keeps it waiting, or loses what falls due. */
final class UnrulyScheduler {

  /** What becomes of work. */
  enum Mood {
    RUNS,
    /** Refuses work and loses one-shot timers. */
    REJECTS,
    /** Takes work and does not begin it. */
    KEEPS_WAITING,
    /** Fails over work, as where the system gives no thread. */
    HAS_NO_THREAD
  }

  final ScheduledExecutorService scheduler;
  private final ScheduledExecutorService sound;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private volatile Mood mood = Mood.RUNS;

  UnrulyScheduler(ScheduledExecutorService sound) {
    this.sound = sound;
    this.scheduler = (ScheduledExecutorService) Proxy.newProxyInstance(UnrulyScheduler.class.getClassLoader(),
        new Class<?>[] {ScheduledExecutorService.class}, (proxy, method, arguments) -> call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("execute")) {
      execute((Runnable) arguments[0]);
      return null;
    }
    if (method.getName().equals("schedule") && mood == Mood.REJECTS) {
      return sound.schedule(() -> { }, 0, TimeUnit.MILLISECONDS);
    }
    try {
      return method.invoke(sound, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void execute(Runnable work) {
    switch (mood) {
      case REJECTS:
        throw new RejectedExecutionException("the pool is full");
      case HAS_NO_THREAD:
        throw new OutOfMemoryError("unable to create native thread");
      case KEEPS_WAITING:
        waiting.add(work);
        break;
      default:
        sound.execute(work);
    }
  }

  void become(Mood next) {
    mood = next;
  }

  /** As when the pool has room again: what waited runs. */
  void heal() {
    mood = Mood.RUNS;
    for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
      sound.execute(work);
    }
  }
}
