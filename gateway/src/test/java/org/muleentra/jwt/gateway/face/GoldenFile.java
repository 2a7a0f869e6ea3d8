package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that is generated, and compared with what it would be if it were generated now. */
final class GoldenFile {

  /** Writes the files anew. */
  private static final String COMMAND = "./golden";

  private static final Path ROOT = Path.of("..");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  private final Path path;

  private GoldenFile(Path path) {
    this.path = path;
  }

  /** A file by its path from the repository's root. */
  static GoldenFile at(String path) {
    return new GoldenFile(ROOT.resolve(path));
  }

  /** Returns the file as it stands. */
  String text() throws IOException {
    return Files.readString(path);
  }

  /** Fails with the lines that differ, unless the file was to be written anew. */
  void mustBe(String generated) throws IOException {
    if (UPDATE) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, generated);
    }
    Path now = Files.createDirectories(Path.of("target", "face")).resolve(path.getFileName());
    Files.writeString(now, generated);
    assertThat(path).as("%s is generated and differs. If the change is meant, run: %s", path.normalize(), COMMAND)
        .exists().hasSameTextualContentAs(now);
  }
}
