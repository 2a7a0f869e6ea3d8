package org.muleentra.jwt.gateway.application;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Finds what an application is at Entra, and the APIs for which it acquires tokens, so that the mock Entra ID knows both. */
final class EntraNames {

  private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final String SCHEME = "api://";
  /** Stands for all scopes that were consented to, and is none itself. */
  private static final String DEFAULT = ".default";

  private final List<Element> elements;
  private final Map<String, Set<String>> scopes = new LinkedHashMap<>();

  private EntraNames(List<Source> resolved) {
    elements = resolved.stream().flatMap(source -> source.elements().stream()).toList();
  }

  static EntraNames of(List<Source> resolved) {
    EntraNames all = new EntraNames(resolved);
    all.elements.forEach(all::collect);
    return all;
  }

  List<CalledApi> calledApis() {
    return scopes.keySet().stream().map(this::api).toList();
  }

  List<EntraClient> clients() {
    return elements.stream().filter(element -> Names.is(element, Names.ENTRA_JWT, "client-config"))
        .map(element -> new EntraClient(element.getAttribute("clientId"), secrets(element), names(element.getAttribute("clientId"))))
        .filter(client -> !client.clientId().isEmpty() && !client.secrets().isEmpty()).toList();
  }

  private static List<String> secrets(Element client) {
    return Source.children(client).stream().filter(element -> Names.is(element, Names.ENTRA_JWT, "client-secret"))
        .flatMap(element -> Stream.of(element.getAttribute("secret"), element.getAttribute("secondSecret")))
        .filter(secret -> !secret.isEmpty()).toList();
  }

  /** The audiences beside a client id; Entra knows whose App ID URI is whose, and here only the configuration tells. */
  private List<String> names(String clientId) {
    return configurations().filter(configuration -> values(configuration, "audience").contains(clientId))
        .flatMap(configuration -> values(configuration, "audience").stream()).filter(name -> !name.equals(clientId)).distinct().toList();
  }

  private Stream<Element> configurations() {
    return elements.stream().filter(element -> Names.is(element, Names.ENTRA_JWT, "config"));
  }

  private void collect(Element element) {
    if (Names.is(element, Names.ENTRA_JWT, "acquire-token")) {
      add(element.getAttribute("api"), DEFAULT);
    } else if (Names.is(element, Names.ENTRA_JWT, "scope")) {
      // A scope is named behind its API: api://orders/Orders.Read.
      String scope = element.getAttribute("value");
      int slash = scope.lastIndexOf('/');
      add(scope.substring(0, Math.max(0, slash)), scope.substring(slash + 1));
    }
  }

  private void add(String api, String scope) {
    if (!api.isEmpty() && !api.contains("#[")) {
      Set<String> known = scopes.computeIfAbsent(api, name -> new LinkedHashSet<>());
      if (!scope.equals(DEFAULT)) {
        known.add(scope);
      }
    }
  }

  private CalledApi api(String name) {
    Optional<Element> own = configurations().filter(configuration -> values(configuration, "audience").contains(name)).findFirst();
    String clientId = own.flatMap(configuration -> values(configuration, "audience").stream()
        .filter(audience -> GUID.matcher(audience).matches()).findFirst()).orElseGet(() -> withoutScheme(name));
    return new CalledApi(name, clientId, scopes.get(name),
        own.map(configuration -> values(configuration, "required-app-role")).orElse(Set.of()));
  }

  /** The client id of {@code api://} and a client id; any other name as it is. */
  private static String withoutScheme(String name) {
    String behind = name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : "";
    return GUID.matcher(behind).matches() ? behind : name;
  }

  private static Set<String> values(Element from, String name) {
    Set<String> values = new TreeSet<>();
    Source.elements(from).stream().filter(element -> Names.is(element, Names.ENTRA_JWT, name))
        .forEach(element -> values.add(element.getAttribute("value")));
    return values;
  }
}
