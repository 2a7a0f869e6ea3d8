package org.muleentra.jwt.gateway.load.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Connections of this machine, as Linux lists them; elsewhere none are seen. */
final class Connections {

  private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  /** ESTABLISHED, and CLOSE_WAIT: open at this end. */
  private static final Set<String> OPEN = Set.of("01", "08");

  private Connections() {}

  /** Those that are open to a port. */
  static long to(int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    return TABLES.stream().filter(Files::isReadable).mapToLong(table -> {
      try {
        // Number, local address, remote address, state, and more.
        return Files.readAllLines(table).stream().map(line -> line.trim().split("\\s+"))
            .filter(fields -> fields.length > 3 && fields[2].endsWith(suffix) && OPEN.contains(fields[3])).count();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }).sum();
  }
}
