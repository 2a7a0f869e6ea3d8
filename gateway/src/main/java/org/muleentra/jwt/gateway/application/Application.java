package org.muleentra.jwt.gateway.application;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.tool.form.FieldException;
import org.w3c.dom.Element;

/** A Mule application, read from its folder, of which nothing is more than the stand-ins can do. Immutable. */
public final class Application {

  private final String name;
  private final List<Source> sources;
  private final PropertyValues values;

  private Application(String name, List<Source> sources, PropertyValues values) {
    this.name = name;
    this.sources = sources;
    this.values = values;
  }

  /**
   * Reads an application.
   *
   * @param directory the home of a Mule project, or a folder with its XML
   * @param given values of properties, which go before all others
   * @throws FieldException where the folder is none, or a given property is not for the caller to give
   * @throws RefusedApplicationException with a sentence for each line that cannot be done here
   */
  public static Application read(Path directory, Map<String, String> given) {
    return read(directory, given,
        name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> System.getenv(name)), StandIns::load);
  }

  static Application read(Path directory, Map<String, String> given, UnaryOperator<String> environment,
      Supplier<StandIns> loaded) {
    Folder folder = Folder.at(directory);
    folder.configurations();
    Findings findings = new Findings();
    StandIns standIns = loaded.get();
    List<Source> sources = Sources.read(folder, standIns, findings);
    PropertyValues values = new PropertyFiles(folder, sources, findings).below(new PropertyValues(List.of(
        property -> Optional.ofNullable(given.get(property)), property -> Optional.ofNullable(environment.apply(property)))));
    new Values(sources, values.below(ports(sources, given, 0))).check(findings);
    Application application = new Application(folder.name(), sources, values);
    List<Source> resolved = application.resolved(0);
    new NameCheck(resolved, standIns, findings).check();
    new ErrorTypeCheck(resolved, standIns, findings).check();
    new ExpressionsCheck(findings).check(resolved);
    new LimitCheck(resolved, findings).check();
    findings.refuse();
    if (Listeners.of(resolved).isEmpty()) {
      throw new FieldException(directory.toString(), "has no flow with an <http:listener>, so there would be nothing to call");
    }
    return application;
  }

  private static Map<String, String> ports(List<Source> sources, Map<String, String> given, int port) {
    Map<String, String> ports = new HashMap<>();
    for (String property : Values.ports(sources)) {
      if (given.containsKey(property)) {
        throw new FieldException("--property " + property, "is the port of a listener, which the system chooses here");
      }
      ports.put(property, String.valueOf(port));
    }
    return ports;
  }

  private List<Source> resolved(int port) {
    return new Values(sources, values.below(ports(sources, Map.of(), port))).resolved();
  }

  /** Returns the application's name, that of its folder. */
  public String name() {
    return name;
  }

  /** Returns where it listens, by the order of its files. */
  public List<Listener> listeners() {
    return Listeners.of(resolved(0));
  }

  /** Returns what it is at Entra, for each of its client configurations that has a secret. */
  public List<EntraClient> clients() {
    return EntraNames.of(resolved(0)).clients();
  }

  /** Returns the APIs for which it acquires tokens. */
  public List<CalledApi> calledApis() {
    return EntraNames.of(resolved(0)).calledApis();
  }

  /**
   * Makes it ready to deploy: with values for placeholders, and trusting the mock Entra ID alone.
   *
   * @param around what it finds around it
   * @param policy the rendered XML of the policy in front of all its listeners, if any
   */
  public ApiSpec spec(Surroundings around, Optional<String> policy) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Source source : resolved(around.port())) {
      Source.children(source.root()).forEach(element -> surround(element, around));
      Schemas.locate(source.root());
      files.put(source.name(), LinedWriter.write(source.document()));
    }
    return new ApiSpec(name, files, policy);
  }

  private static void surround(Element element, Surroundings around) {
    if (Names.is(element, Names.ENTRA_JWT, "config")) {
      element.setAttribute("metadataBaseUrl", around.entra());
      element.setAttribute("graphBaseUrl", around.graph());
    } else if (Names.is(element, Names.ENTRA_JWT, "client-config")) {
      element.setAttribute("loginBaseUrl", around.entra());
      element.setAttribute("graphBaseUrl", around.graph());
    }
  }
}
