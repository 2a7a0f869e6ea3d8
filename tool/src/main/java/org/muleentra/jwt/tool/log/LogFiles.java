package org.muleentra.jwt.tool.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Log files as they are named on a command line: by themselves, or by their folder. */
public final class LogFiles {

  private LogFiles() {
  }

  /**
   * The files, in the order given; in place of a folder all that lie in it and below it, by name.
   *
   * @throws IOException where a folder cannot be listed, with a sentence that names it; a file that is not there is found out when it
   *     is read
   */
  public static List<Path> of(List<Path> given) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> below = Files.walk(path)) {
          below.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (UncheckedIOException e) {
          throw new IOException(path + ": this folder cannot be listed: " + e.getCause().getClass().getSimpleName(), e);
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }
}
