package org.muleentra.jwt.gateway.redeployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.stream.Stream;

/** What this JVM holds that somebody must give back. */
public final class Resources {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private Resources() {}

  /** Threads, but for those of the test's own client and mock server, which end when they like. */
  public static long threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> !name.startsWith("mock-entra-")
        && !name.startsWith("HTTP-Dispatcher") && !name.startsWith("HttpClient-") && !name.startsWith("ForkJoinPool"))
        .count();
  }

  /** Open sockets; 0 where the system does not tell. */
  public static long sockets() {
    if (!Files.isDirectory(OPEN_FILES)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.filter(Resources::isSocket).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** Providers of the Java security architecture. */
  public static int securityProviders() {
    return Security.getProviders().length;
  }
}
