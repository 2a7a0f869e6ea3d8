package org.muleentra.jwt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.muleentra.jwt.core.validation.ParametersBuilder;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.muleentra.jwt.mule.EntraJwtConfiguration;

/** One setting, one name, one default: in the form, the template, the SDK, the core and the documents. */
class SettingsTest {

  private static final JsonNode FORM = form();

  private static JsonNode form() {
    try (InputStream schema = SettingsTest.class.getResourceAsStream("/entra-jwt-policy.schema.json")) {
      return new ObjectMapper().readTree(schema).get("properties");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> formNames() {
    Set<String> names = new TreeSet<>();
    FORM.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Map<String, Field> sdk() {
    Map<String, Field> settings = new LinkedHashMap<>();
    collect(EntraJwtConfiguration.class, settings);
    return settings;
  }

  private static void collect(Class<?> type, Map<String, Field> settings) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(ParameterGroup.class)) {
        collect(field.getType(), settings);
      } else if (field.isAnnotationPresent(Parameter.class)) {
        settings.put(field.getName(), field);
      }
    }
  }

  private static Set<String> matches(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void haveTheSameNamesEverywhere() throws IOException {
    Set<String> core = Arrays.stream(ParametersBuilder.class.getMethods())
        .filter(method -> method.getReturnType() == ParametersBuilder.class)
        .map(method -> method.getName()).collect(Collectors.toCollection(TreeSet::new));
    // Settings of the platform: where things are kept and which way requests go is nothing that the core knows.
    core.addAll(List.of("keyObjectStore", "groupObjectStore", "revocationObjectStore", "trustStorePath",
        "trustStorePassword", "trustStoreType", "proxyHost", "proxyPort", "proxyUsername", "proxyPassword",
        "nonProxyHosts"));
    // A form cannot express a TLS context: it has the trust store alone.
    Set<String> sdk = new TreeSet<>(sdk().keySet());
    assertThat(sdk.remove("tlsContext")).isTrue();
    String template = new String(getClass().getResourceAsStream("/template.xml").readAllBytes(), StandardCharsets.UTF_8);
    Set<String> rendered = matches(template, "\\{\\{~?#(?:if|each) (\\w+)");
    Set<String> documented = matches(Files.readString(Path.of("..", "docs", "configuration.md")), "(?m)^\\| `(\\w+)` \\| (?:list|text|map|seconds|hours|characters|flag|number) \\|");

    assertThat(sdk).containsExactlyInAnyOrderElementsOf(formNames());
    assertThat(core).isEqualTo(formNames());
    assertThat(rendered).isEqualTo(formNames());
    assertThat(documented).isEqualTo(formNames());
  }

  @Test
  void haveTheSameScalarDefaultsInFormAndSdk() {
    Map<String, Field> ofTheForm = sdk();
    ofTheForm.remove("tlsContext");
    ofTheForm.forEach((name, field) -> {
      JsonNode inForm = FORM.get(name).get("default");
      Optional optional = field.getAnnotation(Optional.class);
      boolean scalar = inForm != null && inForm.isValueNode();
      assertThat(optional == null || Optional.NULL.equals(optional.defaultValue()) ? null : optional.defaultValue())
          .as(name).isEqualTo(scalar ? inForm.asText() : null);
    });
  }

  /** Lists have their defaults in the core, which takes an absent list for all that there is. */
  @Test
  void haveTheSameDefaultsInFormAndCore() {
    ParametersBuilder stated = required();
    stated.cloud(FORM.at("/cloud/default").asText());
    stated.tokenVersions(texts("tokenVersions"));
    stated.callerKinds(texts("callerKinds"));
    stated.clockSkew(FORM.at("/clockSkew/default").asInt());
    stated.outageTolerance(FORM.at("/outageTolerance/default").asInt());
    stated.scopeMatch(FORM.at("/scopeMatch/default").asText());
    stated.appRoleMatch(FORM.at("/appRoleMatch/default").asText());
    stated.roleMatch(FORM.at("/roleMatch/default").asText());
    stated.certificateClientsOnly(FORM.at("/certificateClientsOnly/default").asBoolean());
    stated.maximumTokenAge(FORM.at("/maximumTokenAge/default").asInt());
    stated.maximumAuthenticationAge(FORM.at("/maximumAuthenticationAge/default").asInt());
    stated.directory(FORM.at("/directory/default").asText());
    stated.groupOverage(FORM.at("/groupOverage/default").asText());
    stated.requireEnabledAccount(FORM.at("/requireEnabledAccount/default").asBoolean());
    stated.reportOnly(FORM.at("/reportOnly/default").asBoolean());
    stated.exposeHeaders(FORM.at("/exposeHeaders/default").asBoolean());
    stated.removeAuthorization(FORM.at("/removeAuthorization/default").asBoolean());
    stated.maximumTokenSize(FORM.at("/maximumTokenSize/default").asInt());

    assertThat(facts(stated.build())).isEqualTo(facts(required().build()));
  }

  private static ParametersBuilder required() {
    return ValidationParameters.builder().tenants(List.of("5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f")).audiences(List.of("api://orders"));
  }

  private static List<String> texts(String name) {
    JsonNode values = Objects.requireNonNull(FORM.get(name).get("default"), name);
    return values.valueStream().map(JsonNode::asText).toList();
  }

  private static List<Object> facts(ValidationParameters parameters) {
    return List.of(parameters.authorities().all(), parameters.callerKinds(), parameters.clockSkew(), parameters.outageTolerance(),
        parameters.maximumTokenSize(), parameters.groupOverage(), parameters.requireEnabledAccount(), parameters.reportOnly(),
        parameters.backendHeaderNames(), parameters.removeAuthorization());
  }
}
