package org.muleentra.jwt.gateway.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.config.api.dsl.model.properties.ConfigurationProperty;
import org.mule.runtime.config.api.dsl.model.properties.DefaultConfigurationPropertiesProvider;
import org.w3c.dom.Element;

/** What an application itself says of its properties: {@code <global-property>}, and the files of {@code <configuration-properties>}. */
final class PropertyFiles {

  private final Folder folder;
  private final List<Source> sources;
  private final Findings findings;

  PropertyFiles(Folder folder, List<Source> sources, Findings findings) {
    this.folder = folder;
    this.sources = sources;
    this.findings = findings;
  }

  /** Adds them below what was given, the files last, as Mule has it. */
  PropertyValues below(PropertyValues given) {
    Map<String, String> globals = new HashMap<>();
    each("global-property", (source, element) -> globals.putIfAbsent(element.getAttribute("name"), element.getAttribute("value")));
    PropertyValues withGlobals = given.above(List.of(name -> Optional.ofNullable(globals.get(name))));
    List<Function<String, Optional<String>>> files = new ArrayList<>();
    each("configuration-properties", (source, element) -> file(source, element, withGlobals).ifPresent(files::add));
    return withGlobals.above(files);
  }

  private void each(String name, BiConsumer<Source, Element> action) {
    sources.forEach(source -> Source.children(source.root()).stream().filter(element -> Names.is(element, Names.CORE, name))
        .forEach(element -> action.accept(source, element)));
  }

  private Optional<Function<String, Optional<String>>> file(Source source, Element element, PropertyValues values) {
    try {
      String name = values.resolve(element.getAttribute("file"));
      Optional<Path> file = folder.find(name);
      if (file.isEmpty()) {
        findings.add(source, element, "file", name + " is not in the application's folder");
        return Optional.empty();
      }
      return Optional.of(read(file.get()));
    } catch (PropertyValues.NoValueException e) {
      findings.add(source, element, "file", e.getMessage());
    } catch (InitialisationException | RuntimeException e) {
      findings.add(source, element, "file", "cannot be read: " + reason(e));
    }
    return Optional.empty();
  }

  /** By the engine's own reader, which knows .properties and .yaml. */
  private static Function<String, Optional<String>> read(Path file) throws InitialisationException {
    DefaultConfigurationPropertiesProvider provider = new DefaultConfigurationPropertiesProvider(file.getFileName().toString(),
        resource -> {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    provider.initialise();
    return property -> provider.getConfigurationProperty(property).map(ConfigurationProperty::getRawValue).map(Object::toString);
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
