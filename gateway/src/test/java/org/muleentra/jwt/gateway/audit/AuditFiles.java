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
  private static final String HOME = "mule.home";

  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Configuration before = context.getConfiguration();
  private final String homeBefore = System.getProperty(HOME);
  private final Path folder;

  /** @param size at which a file is rolled over, such as {@code 40 KB} */
  AuditFiles(Path home, String size) throws IOException {
    folder = home.resolve("logs/audit");
    System.setProperty(HOME, home.toString());
    String example = Files.readString(EXAMPLE).replace("100 MB", size);
    context.setConfiguration(new XmlConfiguration(context,
        new ConfigurationSource(new ByteArrayInputStream(example.getBytes(StandardCharsets.UTF_8)))));
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
