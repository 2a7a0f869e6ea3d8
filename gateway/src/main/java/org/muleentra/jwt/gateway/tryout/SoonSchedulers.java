package org.muleentra.jwt.gateway.tryout;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerService;

/**
 * A scheduler service that does at once what is to come within minutes, so that a demonstration need not wait for the first look
 * of the watch over credentials, which is up to ten minutes away. What waits for seconds, as timeouts do, and for hours stays.
 */
final class SoonSchedulers {

  private static final long FROM_MILLIS = TimeUnit.SECONDS.toMillis(15);
  private static final long TO_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private SoonSchedulers() {}

  static SchedulerService of(SchedulerService service) {
    return changed(SchedulerService.class, service);
  }

  private static <T> T changed(Class<T> type, T target) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      if (method.getName().equals("schedule") && arguments.length == 3) {
        long millis = ((TimeUnit) arguments[2]).toMillis((Long) arguments[1]);
        arguments[1] = millis > FROM_MILLIS && millis <= TO_MILLIS ? Long.valueOf(0) : arguments[1];
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
