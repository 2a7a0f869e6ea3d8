package org.muleentra.jwt.testkit.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The secrets in the agent's folder: each is of one challenge and serves once, then its file is gone. Thread-safe. */
final class ArcKeyFiles {
  private static final String BASIC = "Basic ";

  private final Path directory;
  private final Map<String, Path> open = new HashMap<>();
  private int length = 36;

  ArcKeyFiles(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  synchronized void length(int bytes) {
    length = bytes;
  }

  /** Writes the file of a new challenge. */
  synchronized Path next() throws IOException {
    char[] padding = new char[Math.max(0, length - 36)];
    Arrays.fill(padding, '0');
    String secret = (UUID.randomUUID() + new String(padding)).substring(0, length);
    Path file = directory.resolve(UUID.randomUUID() + ".key");
    Files.write(file, secret.getBytes(StandardCharsets.US_ASCII));
    open.put(secret, file);
    return file;
  }

  /** Whether the header answers a challenge, which is over by that. */
  synchronized boolean redeem(String authorization) throws IOException {
    if (authorization == null || !authorization.startsWith(BASIC)) {
      return false;
    }
    Path file = open.remove(authorization.substring(BASIC.length()));
    return file != null && Files.deleteIfExists(file);
  }
}
