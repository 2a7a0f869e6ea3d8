package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Shape;
import org.muleentra.jwt.gateway.engine.ExtensionFace;
import org.muleentra.jwt.gateway.face.form.FormField;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.settings.DeclaredSettings;
import org.yaml.snakeyaml.Yaml;

/** What a form takes is what a deployment takes, of each setting by itself. */
class FormVerdictsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  /** JSON is YAML as well. */
  private static final JsonNode SPLIT = read("../policy-template/definition/entra-jwt-policy-full.schema.json");
  private static final JsonNode SINGLE_FILE = read("../policy-template/entra-jwt-policy-full.yaml");
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);

  /** Texts that are good for one setting or another, and what is wrong in every way that a rule knows. */
  private static final List<String> TEXTS = List.of("x", "Orders.Read", "organizations", "Organizations", "common",
      "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f", "5F2C1F0E-8D53-4C2B-9A77-0B6A3C1D2E4F", "{5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f}",
      "5f2c1f0e8d534c2b9a770b6a3c1d2e4f", "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4", "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4g",
      "00000000-0000-0000-0000-000000000000", "AAAABBBB-0000-cccc-1111-dddd2222eeee", "contoso.onmicrosoft.com", "api://orders",
      "api://orders/.default", ".Default", "a.default", "spn:00001111-aaaa-2222-bbbb-3333cccc4444/", "api://orders/Orders.Read",
      "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f/Orders.Read", "https://graph.microsoft.com/", "HTTPS://Graph.Microsoft.com",
      "00000003-0000-0000-C000-000000000000", "a,b", "a, b", "a b", "a\u00a0b", "a\u2003b", "a\u2028b", "\"a\"", "a\\b", "/", "//", "a/",
      "openid", "OpenID", "offline_access", "email.read", " x", "x ", "\u00a0x", "\tx", "x\n", "x\u0000y", "x\u0007y", "x\u0085y", " ",
      "#[payload]", "x#[y]", "${x}", "x${user.home}", "#x", "$x", "{x}", "Müller", "\uD83D\uDE00",
      "x".repeat(100), "x".repeat(101), "x".repeat(2048), "x".repeat(2049), "https://login.example.com", "HTTPS://login.example.com/a/", "https://login.example.com?x=1",
      "https://login.example.com/#y", "https://user@login.example.com", "http://login.example.com", "http://127.0.0.1:8080/a",
      "http://localhost", "http://localhost.example.com", "https://", "https:/x", "ftp://login.example.com", "/relative", "https://a b",
      "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration", "https://api.example.com/.well-known/x",
      "https://api.example.com/.well-known/openid-configuration", "https://graph.microsoft.com/v1.0", "login.example.com",
      "LOGIN.example.com", "login", "login..example.com", ".example.com", "example.com.", "login.example.com:443", "10.0.0.1", "-a-",
      "B2C_1_signin", "B2C 1", "c1", "c99", "c0", "c100", "C1", "mfa", "acct equals 0", "acct", "acct is 0", "email equals x", "exp exists",
      "exp exists 1", "entra-keys", "entra keys", "entra.keys_1", "user:name", "*.example.com", "a.example.com, *.b.example.com", "a,,b",
      "*", "X-Roles", "x_y", "X Roles", "X:Roles", "---", "Authorization",
      "global", "usGov", "china", "Global", "workforce", "b2c", "any", "all",
      "json", "line", "jdk", "fastest", "plain", "hash", "thirty-two-characters-or-more-at-random",
      "deny", "graph", "jks", "pkcs12", "1.0", "2.0", "3.0", "user", "app", "agent", "objectId", "roles", "/opt/mule/conf/ca.p12");

  private static JsonNode read(String path) {
    try {
      return JSON.valueToTree(new Yaml().load(Files.readString(Path.of(path))));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<FormField> fields() {
    return FormField.of(ExtensionFace.of(EntraJwtExtension.class, "1.0.0"));
  }

  private static List<Object> samples(Shape shape) {
    List<Object> samples = new ArrayList<>();
    switch (shape.kind()) {
      case FLAG -> samples.addAll(List.of(true, false));
      case NUMBER -> Stream.of(-1, 0, 1, shape.least() - 1, shape.least(), shape.least() + 1,
          shape.most() - 1, shape.most(), shape.most() + 1).distinct().forEach(samples::add);
      case TEXT -> {
        samples.addAll(TEXTS);
        if (shape.words().isEmpty()) {
          // A box that was touched and emptied again.
          samples.add("");
        }
      }
      case LIST -> {
        TEXTS.forEach(text -> samples.add(List.of(text)));
        samples.add(List.of());
        samples.add(List.of(""));
      }
      case MAP -> {
        TEXTS.forEach(text -> samples.add(List.of(Map.of("key", text, "value", "x"))));
        TEXTS.forEach(text -> samples.add(List.of(Map.of("key", "roles", "value", text))));
        samples.add(List.of());
        samples.add(List.of(Map.of("key", "", "value", "x")));
        samples.add(List.of(Map.of("key", "roles", "value", "")));
      }
    }
    return samples;
  }

  /** By the core's own rule, why it does not take it; {@code null} where it does. */
  private static String refusal(FormField field, Object value) {
    InvalidSettingException refusal = DeclaredSettings.refusal(field.name(), value);
    return refusal == null ? null : refusal.getMessage();
  }

  private static boolean takes(JsonNode property, Object value) {
    Schema schema = SCHEMAS.getSchema(SchemaLocation.of("https://example.org/policies/form"), property.toString(), InputFormat.JSON);
    return schema.validate(JSON.<JsonNode>valueToTree(value).toString(), InputFormat.JSON).isEmpty();
  }

  /** The rules of a setting that no form can say: the rest of a sentence each. */
  private static List<String> unsaid(Shape shape) {
    List<String> sentences = new ArrayList<>();
    for (Format format : new Format[] {shape.keys(), shape.format()}) {
      if (format != null) {
        sentences.addAll(format.beyondPattern());
      }
    }
    return sentences;
  }

  /** What is made of a text takes less than its format, which is all that a form knows. */
  private static boolean isTakenByItsFormat(Shape shape, Object sample) {
    try {
      return shape.isReadFurther() && ((List<?>) sample).stream().allMatch(text -> shape.format().read("text", (String) text) != null);
    } catch (InvalidSettingException e) {
      return false;
    }
  }

  /** Between 0 and the least number, which a form takes to be bounds of one range. */
  private static boolean isInTheGap(Shape shape, Object sample) {
    return shape.isOrZero() && (int) sample > 0 && (int) sample < shape.least();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void theSplitFormTakesWhatADeploymentTakes(FormField field) {
    JsonNode property = SPLIT.at("/properties/" + field.name());
    List<String> unsaid = unsaid(field.shape());
    int taken = 0;
    int refused = 0;
    for (Object sample : samples(field.shape())) {
      String why = refusal(field, sample);
      boolean form = takes(property, sample);
      if (why == null) {
        taken++;
        assertThat(form).as("the form's verdict on %s", sample).isTrue();
      } else if (!isInTheGap(field.shape(), sample) && !isTakenByItsFormat(field.shape(), sample)
          && unsaid.stream().noneMatch(why::endsWith)) {
        refused++;
        assertThat(form).as("the form's verdict on %s, of which the core says: %s", sample, why).isFalse();
      }
    }
    assertThat(taken).as("samples that are taken").isPositive();
    assertThat(refused > 0 || field.shape().kind() == Shape.Kind.FLAG).as("some sample is refused").isTrue();
  }

  /** Its language has numbers' bounds and words, and no rule for a text. */
  @ParameterizedTest
  @MethodSource("fields")
  void theSingleFileFormTakesWhatADeploymentTakesOfNumbersAndWords(FormField field) {
    JsonNode property = Stream.iterate(0, i -> i + 1).limit(SINGLE_FILE.get("configuration").size())
        .map(i -> SINGLE_FILE.get("configuration").get(i))
        .filter(node -> node.get("propertyName").asText().equals(field.name())).findFirst().orElseThrow();
    assertThat(property.get("optional").asBoolean()).isEqualTo(!field.shape().isRequired());
    for (Object sample : samples(field.shape())) {
      String why = refusal(field, sample);
      boolean form = switch (property.get("type").asText()) {
        case "int" -> (int) sample >= property.get("minimumValue").asInt() && (int) sample <= property.get("maximumValue").asInt();
        case "radio" -> sample.equals("") || property.at("/options").findValuesAsText("value").contains(sample);
        default -> true;
      };
      boolean says = List.of("int", "radio").contains(property.get("type").asText());
      if (why == null || says && !isInTheGap(field.shape(), sample)) {
        assertThat(form).as("the form's verdict on %s: %s", sample, why).isEqualTo(why == null);
      }
    }
  }

  /** What the help text alone can say. A rule that is added here is one that people learn of when they deploy. */
  @Test
  void whatTheSplitFormCannotSay() {
    Map<String, List<String>> unsaid = new TreeMap<>();
    fields().forEach(field -> {
      if (!unsaid(field.shape()).isEmpty() || field.shape().isReadFurther() || field.shape().isOrZero() && field.shape().least() > 1) {
        unsaid.put(field.name(), unsaid(field.shape()));
      }
    });
    assertThat(unsaid.keySet()).containsExactly("claimRules", "graphBaseUrl", "headerNames", "maximumAuthenticationAge", "maximumTokenAge",
        "metadataBaseUrl", "resource", "resourceMetadata");
    assertThat(fields()).filteredOn(field -> field.name().endsWith("Url") || field.name().startsWith("resource"))
        .allSatisfy(field -> assertThat(field.description()).contains("https").contains("loopback"));
    assertThat(fields()).filteredOn(field -> field.name().endsWith("Age"))
        .allSatisfy(field -> assertThat(field.description()).contains("60 to 86400"));
    assertThat(fields()).filteredOn(field -> field.name().equals("headerNames"))
        .allSatisfy(field -> assertThat(field.description()).contains("must not have a meaning already"));
    assertThat(fields()).filteredOn(field -> field.name().equals("claimRules"))
        .allSatisfy(field -> assertThat(field.description()).contains("Operators: ", "that people can change"));
  }
}
