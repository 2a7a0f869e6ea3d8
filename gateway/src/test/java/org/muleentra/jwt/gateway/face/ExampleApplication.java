package org.muleentra.jwt.gateway.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.muleentra.jwt.gateway.application.Application;
import org.muleentra.jwt.gateway.application.Surroundings;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.w3c.dom.Document;

/** The application of {@code examples/orders-api}, as it stands there. */
final class ExampleApplication {

  static final Path HOME = Path.of("..", "examples", "orders-api");

  private ExampleApplication() {}

  /** Returns the flows' files. */
  static List<Path> flows() throws IOException {
    return files(HOME.resolve("src/main/mule"));
  }

  /** Returns the files of the MUnit suites. */
  static List<Path> suites() throws IOException {
    return files(HOME.resolve("src/test/munit"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
  }

  static Document read(Path file) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(file.toFile());
  }

  /**
   * Makes it ready for an engine, with the mock Entra around it.
   *
   * @param properties values that go before its own
   */
  static ApiSpec spec(MuleEngine engine, MockEntra entra, Map<String, String> properties, Optional<String> policy) {
    return Application.read(HOME, properties)
        .spec(new Surroundings(engine.address().getPort(), entra.baseUrl(), entra.graphBaseUrl()), policy);
  }

  /** The same with its own properties and no policy in front. */
  static ApiSpec spec(MuleEngine engine, MockEntra entra) {
    return spec(engine, entra, Map.of(), Optional.empty());
  }
}
