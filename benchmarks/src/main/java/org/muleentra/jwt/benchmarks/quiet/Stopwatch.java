package org.muleentra.jwt.benchmarks.quiet;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.infra.Blackhole;

/** Times iterations with the control around each. For one thread; threads of its own call where a candidate asks for several. */
final class Stopwatch implements Timing, AutoCloseable {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long REST_NANOS = 10_000_000L;
  /** Two milliseconds together: behind wide vector instructions a processor stays slower for most of one. */
  private static final int CONTROLS = 15;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final Blackhole sink =
      new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
  private final Control control = new Control();
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "caller");
    thread.setDaemon(true);
    return thread;
  });

  @Override
  public Iteration time(Candidate candidate, int calls) {
    // What disturbs one of several threads has to disturb the control, which is therefore on as many cores.
    int cores = Math.min(candidate.threads(), CORES);
    long before = middleOf(cores);
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = nanosOf(candidate.threads(), () -> call(candidate.call(), calls));
    bytes = candidate.threads() > 1 ? 0 : THREADS.getCurrentThreadAllocatedBytes() - bytes;
    long after = middleOf(cores);
    return new Iteration(before, after, (double) nanos / calls, (double) bytes / calls);
  }

  /** The middle one of some: a timer's interrupt is over in one of them, whoever else computes disturbs most. */
  private long middleOf(int cores) {
    long[] nanos = new long[CONTROLS];
    for (int i = 0; i < CONTROLS; i++) {
      nanos[i] = nanosOf(cores, this::compute);
    }
    Arrays.sort(nanos);
    return nanos[CONTROLS / 2];
  }

  @Override
  public void rest() {
    LockSupport.parkNanos(REST_NANOS);
  }

  private Void compute() {
    sink.consume(control.compute());
    return null;
  }

  private Void call(Callable<?> call, int calls) throws Exception {
    for (int i = 0; i < calls; i++) {
      sink.consume(call.call());
    }
    return null;
  }

  private long nanosOf(int count, Callable<Void> work) {
    try {
      if (count == 1) {
        long begin = System.nanoTime();
        work.call();
        return System.nanoTime() - begin;
      }
      CyclicBarrier start = new CyclicBarrier(count + 1);
      List<Future<Void>> done = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        done.add(threads.submit(() -> {
          start.await();
          return work.call();
        }));
      }
      start.await();
      long begin = System.nanoTime();
      for (Future<Void> each : done) {
        each.get();
      }
      return System.nanoTime() - begin;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
