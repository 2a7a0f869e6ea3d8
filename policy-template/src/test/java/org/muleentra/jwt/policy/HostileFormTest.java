package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** Whatever is typed into the form stays the value of the field that it was typed into. */
class HostileFormTest {

  private static final String PROCESSORS =
      "<http-policy:execute-next/><flow name=\"open\"><logger message=\"#[payload]\"/></flow>";

  static final List<String> HOSTILE = List.of(
      "\"", "'", "\"'", "<", ">", "&", "`", "=", "&amp;", "&#34;", "&#x22;", "&lt;b&gt;", "&undefined;",
      "\" cloud=\"china", "\"/><entra-jwt:tenant value=\"organizations", "\">" + PROCESSORS + "<a b=\"",
      "</entra-jwt:config>" + PROCESSORS, PROCESSORS,
      "]]>", "<![CDATA[x]]>", "<!--", "-->", "<!-- x -->", "--", "<?xml version=\"1.0\"?>", "<?php ?>",
      "<!DOCTYPE mule [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "%x;",
      "#[payload]", "#[vars.decision.admitted]", "x#[payload]y", "#[", "]", "\\#[payload]", "  #[payload]  ",
      "${user.home}", "${", "$", "}", "${a${b}}", "$[x]", "p('secure::key')",
      "{{policyId}}", "{{{policyId}}}", "{{", "}}", "{{#if tenants}}", "{{/if}}", "{{!-- x --}}", "\\{{policyId}}",
      "a\nb", "a\r\nb", "a\rb", "a\tb", "\n", " ", " leading and trailing ", "a\u00a0b", "a\u2028b",
      "Grüße 株式会社 \ud83d\udd11", "\u202eabc", "\ufeffx", "\u0085", "true", "null", "0", "a,b", "a;b", "C:\\x\\", "\\\"",
      "../../etc/passwd", "x".repeat(100_000), "\"<&'`=".repeat(5_000));

  /** One place of the form that takes text: how to type into it, and where it is to come back. */
  private record Place(String name, Typing typing, Reading reading) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Typing {
    void type(Map<String, Object> form, String value);
  }

  private interface Reading {
    String read(Rendered policy);
  }

  private static final List<Place> PLACES = PolicyForm.split().fields().stream().flatMap(HostileFormTest::places).toList();

  private static Stream<Place> places(PolicyForm.Field field) {
    String name = field.name();
    return switch (field.kind()) {
      case LIST -> Stream.of(new Place(name,
          (form, value) -> form.put(name, List.of("before", value, "after")),
          policy -> {
            List<String> values = policy.valuesOf("entra-jwt:" + element(name));
            assertThat(values).hasSize(3).startsWith("before").endsWith("after");
            return values.get(1);
          }));
      case KEY_VALUES -> Stream.of("key", "value").map(half -> new Place(name + "." + half,
          (form, value) -> {
            // Mappings typed earlier stay, so that key and value can be hostile at once.
            Map<String, String> mapping = new HashMap<>(Map.of("key", "k", "value", "v"));
            if (form.get(name) instanceof List<?> typed && typed.get(0) instanceof Map<?, ?> earlier
                && earlier.get("hostile") != null) {
              earlier.forEach((key, text) -> mapping.put((String) key, (String) text));
            }
            mapping.put("hostile", "yes");
            mapping.put(half, value);
            form.put(name, List.of(mapping));
          },
          policy -> policy.attributesOf("entra-jwt:" + element(name)).get(0).get(half)));
      default -> Stream.of(new Place(name, (form, value) -> form.put(name, value), policy -> policy.config().get(name)));
    };
  }

  /** The element of one item: the list's name in the singular, in the spelling of XML. */
  private static String element(String list) {
    String one = list.endsWith("ies") ? list.substring(0, list.length() - 3) + "y" : list.substring(0, list.length() - 1);
    return one.replaceAll("([A-Z])", "-$1").toLowerCase();
  }

  static Stream<Arguments> everyValueInEveryPlace() {
    return PLACES.stream().flatMap(place -> HOSTILE.stream()
        .map(value -> Arguments.argumentSet(place + " <- " + printable(value), place, value)));
  }

  @ParameterizedTest
  @MethodSource("everyValueInEveryPlace")
  void staysTheValueOfItsField(Place place, String value) {
    Rendered hostile = render(List.of(place), text -> value);

    assertThat(hostile.structure()).isEqualTo(render(List.of(place), text -> "harmless").structure());
    assertThat(place.reading().read(hostile)).isEqualTo(asAnAttribute(value));
  }

  @Test
  void staysTheValueOfItsFieldWhenEveryFieldIsHostile() {
    List<String> structure = render(PLACES, text -> "harmless").structure();
    for (String value : HOSTILE) {
      Rendered hostile = render(PLACES, text -> value);

      assertThat(hostile.structure()).as(printable(value)).isEqualTo(structure);
      for (Place place : PLACES) {
        assertThat(place.reading().read(hostile)).as("%s <- %s", place, printable(value)).isEqualTo(asAnAttribute(value));
      }
    }
  }

  @Test
  void allValuesAtOnceInOneListStayTheirOwn() {
    Map<String, Object> form = SampleForm.full();
    form.put("requiredScopes", HOSTILE);
    assertThat(Rendered.of(form).valuesOf("entra-jwt:required-scope"))
        .isEqualTo(HOSTILE.stream().map(HostileFormTest::asAnAttribute).toList());
  }

  @Test
  void aPolicyIdCannotLeaveItsName() {
    Rendered policy = Rendered.of("1\"/><flow name=\"x", SampleForm.smallest());
    assertThat(policy.structure()).isEqualTo(Rendered.of(SampleForm.smallest()).structure());
  }

  /** XML has no way to write these, so the runtime cannot read the document and the deployment stops. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0001", "\u000b", "\u001f", "\ufffe", "\ud800"})
  void aCharacterThatXmlDoesNotKnowStopsTheDeployment(String value) {
    Map<String, Object> form = SampleForm.smallest();
    form.put("realm", "a" + value + "b");
    String text = Rendered.text(Rendered.POLICY_ID, form);
    assertThatThrownBy(() -> Rendered.parse(text)).isInstanceOf(SAXException.class);
  }

  @Test
  void everyFieldOfTheFormIsTried() {
    assertThat(PLACES).extracting(place -> place.name().replaceFirst("\\..*", "")).containsAll(
        new ArrayList<>(SampleForm.full().keySet()));
  }

  private static Rendered render(List<Place> places, UnaryOperator<String> value) {
    Map<String, Object> form = SampleForm.full();
    places.forEach(place -> place.typing().type(form, value.apply(place.name())));
    return Rendered.of(form);
  }

  /** XML 1.0 §2.11 and §3.3.3: line ends become one line feed, then white space in an attribute becomes spaces. */
  private static String asAnAttribute(String typed) {
    return typed.replace("\r\n", "\n").replaceAll("[\t\n\r]", " ");
  }

  private static String printable(String value) {
    String shortened = value.length() > 40 ? value.substring(0, 40) + "…" + value.length() : value;
    return shortened.chars().collect(StringBuilder::new,
        (out, c) -> out.append(c < 0x20 ? String.format("\\u%04x", c) : String.valueOf((char) c)),
        StringBuilder::append).toString();
  }
}
