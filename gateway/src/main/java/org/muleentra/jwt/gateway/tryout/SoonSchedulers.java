package org.muleentra.jwt.gateway.tryout;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerService;

/**
 * A scheduler service that does in a moment what is to come within minutes, so that a demonstration need not wait for the first look
 * of the watch over credentials, which is up to ten minutes away, nor for the steps of a rotation. What waits for seconds or hours
 * stays, and what waits for whole seconds too: those are timeouts, where the others have jitter.
 */
public final class SoonSchedulers {

  private static final long FROM_MILLIS = TimeUnit.SECONDS.toMillis(14);
  private static final long TO_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final Long MOMENT_MILLIS = 200L;

  private SoonSchedulers() {}

  /** The same service, with that done. */
  public static SchedulerService of(SchedulerService service) {
    return changed(SchedulerService.class, service);
  }

  private static <T> T changed(Class<T> type, T target) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      if (method.getName().equals("schedule") && arguments.length == 3) {
        long millis = ((TimeUnit) arguments[2]).toMillis((Long) arguments[1]);
        if (millis > FROM_MILLIS && millis <= TO_MILLIS && millis % 1_000 != 0) {
          arguments[1] = MOMENT_MILLIS;
          arguments[2] = TimeUnit.MILLISECONDS;
        }
      }
      try {
        Object result = method.invoke(target, arguments);
        return result instanceof Scheduler scheduler ? changed(Scheduler.class, scheduler) : result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }));
  }
}
