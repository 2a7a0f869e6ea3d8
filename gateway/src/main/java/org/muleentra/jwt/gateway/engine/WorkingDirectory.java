package org.muleentra.jwt.gateway.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where an engine keeps its files.
 *
 * @param path the directory
 * @param temporary whether it goes when the engine does
 */
record WorkingDirectory(Path path, boolean temporary) implements AutoCloseable {

  static WorkingDirectory ofItsOwn() throws IOException {
    return new WorkingDirectory(Files.createTempDirectory("mule-engine"), true);
  }

  static WorkingDirectory at(Path path) {
    return new WorkingDirectory(path, false);
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
