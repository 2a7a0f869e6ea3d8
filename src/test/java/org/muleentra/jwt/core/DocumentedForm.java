package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.StrictJson;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.settings.DeclaredSettings;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

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

  /** The forms of the numbered sections of {@code docs/begin/recipes.md}, one each. */
  static List<DocumentedForm> recipes() {
    return Arrays.stream(RECIPE.split(page("begin/recipes.md"))).skip(1).map(section -> {
      List<String> forms = blocks(section);
      String title = section.substring(0, section.indexOf('\n'));
      assertThat(forms).as(title).hasSize(1);
      return new DocumentedForm(title, forms.get(0));
    }).collect(Collectors.toList());
  }

  /** The forms of {@code docs/begin/entra-setup.md}, in their order. */
  static List<DocumentedForm> ofSetup() {
    return blocks(page("begin/entra-setup.md")).stream().map(json -> new DocumentedForm("entra-setup.md", json))
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

  /** The names of the fields that are filled in. */
  Set<String> names() {
    return fields.keySet();
  }

  /** The settings, as the adapter would give them. */
  GatekeeperSettings settings() {
    return GatekeeperSettings.of(values(), Clock.fixed(TestGatekeeper.NOW, ZoneOffset.UTC));
  }

  /** A gatekeeper configured so, for which every authority of the form publishes the mint's keys. */
  TestGatekeeper gate() {
    return new TestGatekeeper(smallest -> values(), this::serve);
  }

  SettingValues values() {
    return DeclaredSettings.given(fields);
  }

  private void serve(TestGatekeeper gate) {
    for (Authority authority : settings().tenants.authorities().all()) {
      gate.metadata.serveAuthority(authority.discoveryUri().toString(), authority.metadataIssuer(),
          () -> gate.keys.jwks(EntraCloud.GLOBAL, TokenVersion.V1, Contoso.TENANT_ID)
              .replaceAll(",\"issuer\":\"[^\"]*\"", "").replaceAll(",\"cloud_instance_name\":\"[^\"]*\"", ""));
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
