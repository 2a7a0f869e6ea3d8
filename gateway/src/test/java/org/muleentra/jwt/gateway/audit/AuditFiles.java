package org.muleentra.jwt.gateway.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;

/** Logging as {@code examples/audit/log4j2.xml} has it, with files that are rolled over sooner; what was before returns at the end. */
final class AuditFiles implements AutoCloseable {

  private static final Path EXAMPLE = Path.of("../examples/audit/log4j2.xml");
  /** Takes nothing, and says that no space is left (full(4)); of Linux alone. */
  static final Path FULL_DISK = Path.of("/dev/full");

  private static final String HOME = "mule.home";

  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Configuration before = context.getConfiguration();
  private final String homeBefore = System.getProperty(HOME);
  private final Path folder;
  private final String logging;

  /** @param size at which a file is rolled over, such as {@code 40 KB} */
  AuditFiles(Path home, String size) throws IOException {
    folder = home.resolve("logs/audit");
    System.setProperty(HOME, home.toString());
    logging = Files.readString(EXAMPLE).replace("100 MB", size);
    begin(logging);
  }

  private void begin(String xml) throws IOException {
    context.setConfiguration(new XmlConfiguration(context,
        new ConfigurationSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))));
  }

  /**
   * From now on the file of the records is on a disk that is full. It is free again when log4j2 rolls that file over, which it does when
   * it has tried to write as much as makes a file. Nothing may be decided meanwhile.
   */
  void fillDisk() throws IOException {
    context.setConfiguration(before);
    Files.createDirectories(folder.resolve("rolled"));
    Files.move(current(), folder.resolve("rolled/entra-jwt-audit-before.json"));
    Files.createSymbolicLink(current(), FULL_DISK);
    // The device is of another day, at which that file would be rolled over at once.
    begin(logging.replace("<TimeBasedTriggeringPolicy/>", ""));
  }

  /** Whether that is so. */
  boolean isDiskFull() {
    return Files.isSymbolicLink(current());
  }

  private Path current() {
    return folder.resolve("entra-jwt-audit.json");
  }

  /** Gives back the former logging; the files are complete then. */
  @Override
  public void close() {
    context.setConfiguration(before);
    if (homeBefore == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, homeBefore);
    }
  }

  /** The files whose names begin so, those that were rolled over first, packed as they are. */
  List<Path> files(String name) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> file.getFileName().toString().startsWith(name)).sorted((a, b) -> Boolean.compare(isRolled(b), isRolled(a)) != 0
          ? Boolean.compare(isRolled(b), isRolled(a)) : a.compareTo(b)).forEach(files::add);
    }
    return files;
  }

  static boolean isRolled(Path file) {
    return file.getParent().endsWith("rolled");
  }

  /** The lines of a file, packed or not. */
  static List<String> lines(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = (file.toString().endsWith(".gz") ? new GZIPInputStream(content) : content).readAllBytes();
      return new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }
  }
}
