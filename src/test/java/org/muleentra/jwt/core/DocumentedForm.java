package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.token.StrictJson;
import org.muleentra.jwt.core.validation.ParametersBuilder;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.muleentra.jwt.testkit.Contoso;
import org.muleentra.jwt.testkit.EntraCloud;
import org.muleentra.jwt.testkit.TokenVersion;

/** A policy form as it stands on a page of the documents, filled into the core by the names of its fields. */
final class DocumentedForm {

  /** Settings of the adapter: the core is given what they name, not the names. */
  private static final Set<String> OF_THE_PLATFORM =
      new HashSet<>(Arrays.asList("keyObjectStore", "groupObjectStore", "revocationObjectStore"));

  private static final Pattern RECIPE = Pattern.compile("(?m)^## (?=\\d+\\. )");
  private static final Pattern JSON = Pattern.compile("(?ms)^```json\n(.*?)^```$");

  private final String title;
  private final Map<String, Object> fields;

  private DocumentedForm(String title, String json) {
    this.title = title;
    this.fields = StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    assertThat(fields).as("the form of %s", title).isNotNull();
  }

  /** The forms of the numbered sections of {@code docs/recipes.md}, one each. */
  static List<DocumentedForm> recipes() {
    return Arrays.stream(RECIPE.split(page("recipes.md"))).skip(1).map(section -> {
      List<String> forms = blocks(section);
      String title = section.substring(0, section.indexOf('\n'));
      assertThat(forms).as(title).hasSize(1);
      return new DocumentedForm(title, forms.get(0));
    }).collect(Collectors.toList());
  }

  /** The forms of {@code docs/entra-setup.md}, in their order. */
  static List<DocumentedForm> ofSetup() {
    return blocks(page("entra-setup.md")).stream().map(json -> new DocumentedForm("entra-setup.md", json))
        .collect(Collectors.toList());
  }

  static String page(String name) {
    try {
      return Files.readString(Path.of("docs", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> blocks(String text) {
    return JSON.matcher(text).results().map(block -> block.group(1)).collect(Collectors.toList());
  }

  String title() {
    return title;
  }

  /** The parameters, as the adapter would build them. */
  ValidationParameters parameters() {
    return fill(ValidationParameters.builder()).build();
  }

  /** A gatekeeper configured so, for which every authority of the form publishes the mint's keys. */
  Gate gate() {
    return new Gate(this::fill, this::serve);
  }

  ParametersBuilder fill(ParametersBuilder builder) {
    fields.forEach((name, value) -> {
      if (!OF_THE_PLATFORM.contains(name)) {
        set(builder, name, value);
      }
    });
    return builder;
  }

  private void serve(Gate gate) {
    for (Authority authority : parameters().authorities().all()) {
      gate.metadata.serveAuthority(authority.discoveryUri().toString(), authority.metadataIssuer(),
          () -> gate.keys.jwks(EntraCloud.GLOBAL, TokenVersion.V1, Contoso.TENANT_ID)
              .replaceAll(",\"issuer\":\"[^\"]*\"", "").replaceAll(",\"cloud_instance_name\":\"[^\"]*\"", ""));
    }
  }

  private static void set(ParametersBuilder builder, String name, Object value) {
    Method setter = Arrays.stream(ParametersBuilder.class.getMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1).findFirst()
        .orElseThrow(() -> new AssertionError("the core has no setting " + name));
    try {
      setter.invoke(builder, converted(setter.getParameterTypes()[0], value));
    } catch (InvocationTargetException e) {
      throw new AssertionError(name, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object converted(Class<?> type, Object value) {
    if (type == int.class) {
      return Math.toIntExact((Long) value);
    }
    if (type != Map.class) {
      return value;
    }
    Map<Object, Object> pairs = new LinkedHashMap<>();
    for (Object entry : (List<?>) value) {
      pairs.put(((Map<?, ?>) entry).get("key"), ((Map<?, ?>) entry).get("value"));
    }
    return pairs;
  }

  @Override
  public String toString() {
    return title;
  }
}
