package org.muleentra.jwt.benchmarks;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What it takes to open a configuration, its self-test included and without a network; prints what docs/understand/performance.md tells. */
public final class StartMeasure {

  private static final int WARMING = 40;
  private static final int STARTS = 40;
  private static final int DEPLOYMENTS = 20;

  private StartMeasure() {}

  /** @param args none */
  public static void main(String[] args) throws ReflectiveOperationException {
    LongSupplier here = new Start();
    of(WARMING, here);
    for (int i = 0; i < WARMING / 10; i++) {
      deployed().getAsLong();
    }
    print("one more configuration of a deployment", of(STARTS, here));
    long[] first = new long[DEPLOYMENTS];
    for (int i = 0; i < DEPLOYMENTS; i++) {
      first[i] = deployed().getAsLong();
    }
    print("the first one, its classes loaded anew", first);
  }

  private static long[] of(int count, LongSupplier start) {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      nanos[i] = start.getAsLong();
    }
    return nanos;
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(Locale.ROOT, "%s: CPU %.0f ms in the middle, %.0f at least, %.0f at most, of %d starts%n", what,
        nanos[nanos.length / 2] / 1e6, nanos[0] / 1e6, nanos[nanos.length - 1] / 1e6, nanos.length);
  }

  /** As a deployment has its classes: by a class loader of its own, libraries included. */
  private static LongSupplier deployed() throws ReflectiveOperationException {
    URL[] path = Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(System.getProperty("java.class.path"))
        .map(StartMeasure::url).toArray(URL[]::new);
    ClassLoader own = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    return (LongSupplier) own.loadClass(Start.class.getName()).getDeclaredConstructor().newInstance();
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a configuration and tells what CPU time its thread took, in nanoseconds. */
  public static final class Start implements LongSupplier {

    /** Made before anything is measured, as the mint's own key takes time. */
    private final Supplier<OrdersApi> openings = OrdersApi.openings();

    @Override
    public long getAsLong() {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      OrdersApi api = openings.get();
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      api.close();
      return nanos;
    }
  }
}
