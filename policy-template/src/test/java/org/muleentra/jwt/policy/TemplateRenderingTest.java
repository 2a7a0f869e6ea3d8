package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRenderingTest {

  @Test
  void tenantsAndAudiencesAloneMakeAPolicy() {
    List<String> lines = Rendered.of(SampleForm.smallest()).content();

    assertThat(lines).hasSize(14);
    assertThat(lines.get(0)).startsWith("mule{");
    assertThat(lines.subList(1, 14)).containsExactly(
        "  entra-jwt:config{name=4711-entra-jwt-config}",
        "    entra-jwt:tenants{}",
        "      entra-jwt:tenant{value=5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f}",
        "    entra-jwt:audiences{}",
        "      entra-jwt:audience{value=api://orders}",
        "  http-policy:proxy{name=4711-custom-policy}",
        "    http-policy:source{propagateMessageTransformations=false}",
        "      entra-jwt:authorize-request{body=#[payload], config-ref=4711-entra-jwt-config, headers=#[attributes.headers], "
            + "method=#[attributes.method], queryParams=#[attributes.queryParams], remoteAddress=#[attributes.remoteAddress], "
            + "requestPath=#[attributes.requestPath], target=decision}",
        "      choice{}",
        "        when{expression=#[vars.decision.admitted]}",
        "          http-policy:execute-next{}",
        "        otherwise{}",
        "          entra-jwt:refuse-request{decision=#[vars.decision], requestAttributes=#[attributes]}");
  }

  @Test
  void everyFieldArrivesWhereItBelongs() {
    Rendered policy = Rendered.of(SampleForm.full());

    Map<String, String> attributes = new TreeMap<>(Map.of("name", "4711-entra-jwt-config"));
    List<String> lists = new ArrayList<>();
    List<Map<?, ?>> items = new ArrayList<>();
    SampleForm.full().forEach((name, value) -> {
      if (value instanceof List<?> values) {
        lists.add("entra-jwt:" + hyphened(name));
        values.forEach(item -> items.add(item instanceof Map<?, ?> pair ? pair : Map.of("value", item)));
      } else {
        attributes.put(name, value.toString());
      }
    });
    assertThat(policy.config()).isEqualTo(attributes);
    assertThat(policy.childrenOf("entra-jwt:config")).containsExactlyInAnyOrderElementsOf(lists);
    List<Map<?, ?>> rendered = lists.stream().flatMap(list -> policy.childrenOf(list).stream()).distinct()
        .<Map<?, ?>>flatMap(item -> policy.attributesOf(item).stream()).toList();
    assertThat(rendered).containsExactlyInAnyOrderElementsOf(items);
    assertThat(policy.valuesOf("entra-jwt:required-roles-of-app")).as("an item's name").hasSize(1);
  }

  /** As the SDK makes an element's name of a parameter's. */
  private static String hyphened(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").toLowerCase(Locale.ROOT);
  }

  static List<PolicyForm.Field> optionalFields() {
    return PolicyForm.split().fields().stream().filter(PolicyForm.Field::optional).toList();
  }

  @ParameterizedTest
  @MethodSource("optionalFields")
  void aFieldLeftEmptyLeavesNothingBehind(PolicyForm.Field field) {
    List<String> smallest = Rendered.of(SampleForm.smallest()).content();
    for (Object empty : Arrays.asList(null, "", List.of())) {
      Map<String, Object> form = SampleForm.smallest();
      form.put(field.name(), empty);
      assertThat(Rendered.of(form).content()).as("%s = %s", field.name(), empty).isEqualTo(smallest);
    }
  }

  @ParameterizedTest
  @MethodSource("optionalFields")
  void aFieldFilledInAddsToTheConfigurationAndToNothingElse(PolicyForm.Field field) {
    Map<String, Object> form = SampleForm.smallest();
    form.put(field.name(), SampleForm.full().get(field.name()));
    List<String> with = Rendered.of(form).content();
    List<String> without = Rendered.of(SampleForm.smallest()).content();

    assertThat(with).isNotEqualTo(without);
    List<String> policy = with.subList(with.indexOf(without.get(6)), with.size());
    assertThat(policy).isEqualTo(FORWARDING.contains(field.name()) ? forwarding(without.subList(6, 14)) : without.subList(6, 14));
  }

  /** With any of these fields, or several, the flow gets the request with other headers. */
  private static final List<String> FORWARDING = List.of("exposeHeaders", "removeAuthorization", "reportOnly");

  private static List<String> forwarding(List<String> policy) {
    List<String> expected = new ArrayList<>(policy);
    expected.set(1, "    http-policy:source{propagateMessageTransformations=true}");
    expected.add(5, "          entra-jwt:forward-request{body=#[payload], config-ref=4711-entra-jwt-config, "
        + "decision=#[vars.decision], requestAttributes=#[attributes]}");
    return expected;
  }

  @Test
  void theRequestIsForwardedOnceHoweverManyFieldsAskForIt() {
    List<String> without = Rendered.of(SampleForm.smallest()).content();
    for (int chosen = 0; chosen < 8; chosen++) {
      Map<String, Object> form = SampleForm.smallest();
      for (int i = 0; i < 3; i++) {
        form.put(FORWARDING.get(i), (chosen >> i & 1) == 1);
      }
      List<String> with = Rendered.of(form).content();
      assertThat(with.subList(with.indexOf(without.get(6)), with.size())).as(form.toString())
          .isEqualTo(chosen == 0 ? without.subList(6, 14) : forwarding(without.subList(6, 14)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 600})
  void aClockSkewOfZeroIsAChoiceLikeAnyOther(int seconds) {
    Map<String, Object> form = SampleForm.smallest();
    form.put("clockSkew", seconds);
    assertThat(Rendered.of(form).config()).containsEntry("clockSkew", String.valueOf(seconds));
  }

  @Test
  void twoApplicationsOfThePolicyShareNoName() {
    Rendered one = Rendered.of("100", SampleForm.full());
    Rendered two = Rendered.of("200", SampleForm.full());

    assertThat(names(one)).isNotEmpty().doesNotContainAnyElementsOf(names(two));
    assertThat(one.attributesOf("entra-jwt:authorize-request").get(0).get("config-ref")).isIn(names(one));
  }

  private static List<String> names(Rendered policy) {
    return List.of(policy.config().get("name"), policy.attributesOf("http-policy:proxy").get(0).get("name"));
  }
}
