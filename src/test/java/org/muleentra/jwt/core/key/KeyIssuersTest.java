package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** One key published several times under one kid: whom it signs for is the same in any order of the entries. */
class KeyIssuersTest {

  private static final String KID = "one";
  private static final Map<String, Object> KEY = SigningKey.generate().publicJwk();
  private static final Map<String, Object> OTHER = SigningKey.generate().publicJwk();
  private static final Authority ANY =
      new Authority(Authority.ORGANIZATIONS, null, Collections.emptySet(), TokenVersion.V2, Hosts.of(Cloud.GLOBAL));
  private static final String CONTOSO = "https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0";
  private static final String FABRIKAM = "https://login.microsoftonline.com/" + Contoso.FABRIKAM_TENANT_ID + "/v2.0";
  private static final String TEMPLATE = "https://login.microsoftonline.com/{tenantid}/v2.0";
  private static final String STRANGER = "57a4e312-7e57-4000-8000-000000000001";

  private static final String UNBOUND = entry(KEY, jwk -> { });
  private static final String FOR_CONTOSO = entry(KEY, jwk -> jwk.put("issuer", CONTOSO));
  private static final String FOR_FABRIKAM = entry(KEY, jwk -> jwk.put("issuer", FABRIKAM));
  private static final String FOR_ALL = entry(KEY, jwk -> jwk.put("issuer", TEMPLATE));
  private static final String FOR_THE_CLOUD = entry(KEY, jwk -> jwk.put("cloud_instance_name", "microsoftonline.com"));
  private static final String FOR_ANOTHER_CLOUD = entry(KEY, jwk -> jwk.put("cloud_instance_name", "microsoftonline.us"));
  private static final String FOR_CONTOSO_IN_ANOTHER_CLOUD = entry(KEY, jwk -> {
    jwk.put("issuer", CONTOSO);
    jwk.put("cloud_instance_name", "microsoftonline.us");
  });
  private static final String FOR_FABRIKAM_IN_THE_CLOUD = entry(KEY, jwk -> {
    jwk.put("issuer", FABRIKAM);
    jwk.put("cloud_instance_name", "microsoftonline.com");
  });
  private static final String ANOTHER_KEY = entry(OTHER, jwk -> { });
  private static final String WITH_A_LIMIT_THAT_IS_NO_TEXT = entry(KEY, jwk -> jwk.put("issuer", 7));
  private static final String FOR_CONTOSO_AND_FOR_ENCRYPTION = entry(KEY, jwk -> {
    jwk.put("issuer", CONTOSO);
    jwk.put("use", "enc");
  });

  private static String entry(Map<String, Object> key, Consumer<Map<String, Object>> change) {
    Map<String, Object> jwk = new LinkedHashMap<>(key);
    jwk.put("kid", KID);
    jwk.remove("issuer");
    jwk.remove("cloud_instance_name");
    change.accept(jwk);
    return JSONObjectUtils.toJSONString(jwk);
  }

  /** Whom the key may sign for, and that it is the same in any order. */
  private static String signsFor(String... entries) {
    List<List<String>> orders = new ArrayList<>();
    permute(new ArrayList<>(Arrays.asList(entries)), 0, orders);
    List<String> answers = orders.stream().map(KeyIssuersTest::inThisOrder).distinct().toList();
    assertThat(answers).as("the order of entries does not matter").hasSize(1);
    return answers.get(0);
  }

  private static void permute(List<String> entries, int from, List<List<String>> orders) {
    if (from == entries.size()) {
      orders.add(new ArrayList<>(entries));
    }
    for (int i = from; i < entries.size(); i++) {
      Collections.swap(entries, from, i);
      permute(entries, from + 1, orders);
      Collections.swap(entries, from, i);
    }
  }

  private static String inThisOrder(List<String> entries) {
    // Another key, since a document without any is refused as a whole.
    Map<String, Object> companion = new LinkedHashMap<>(OTHER);
    companion.put("kid", "companion");
    String document = "{\"keys\":[" + JSONObjectUtils.toJSONString(companion) + "," + String.join(",", entries) + "]}";
    org.muleentra.jwt.core.key.SigningKey key = KeySet.of(document.getBytes(StandardCharsets.UTF_8)).find(KID);
    if (key == null) {
      return "no key";
    }
    return (key.maySign(ANY, Contoso.TENANT_ID) ? "contoso " : "") + (key.maySign(ANY, Contoso.FABRIKAM_TENANT_ID) ? "fabrikam " : "")
        + (key.maySign(ANY, STRANGER) ? "others" : "");
  }

  @Test
  void aKeyOfTwoIssuersSignsForBoth() {
    assertThat(signsFor(FOR_CONTOSO, FOR_FABRIKAM)).isEqualTo("contoso fabrikam ");
    assertThat(signsFor(FOR_CONTOSO, FOR_CONTOSO, FOR_FABRIKAM)).isEqualTo("contoso fabrikam ");
  }

  @Test
  void anUnboundCopyLiftsNoBinding() {
    assertThat(signsFor(UNBOUND)).isEqualTo("contoso fabrikam others");
    assertThat(signsFor(UNBOUND, UNBOUND)).isEqualTo("contoso fabrikam others");
    assertThat(signsFor(FOR_CONTOSO, UNBOUND)).isEqualTo("contoso ");
    assertThat(signsFor(FOR_CONTOSO, UNBOUND, FOR_FABRIKAM)).isEqualTo("contoso fabrikam ");
    assertThat(signsFor(FOR_ANOTHER_CLOUD, UNBOUND)).isEmpty();
    assertThat(signsFor(FOR_CONTOSO, FOR_ANOTHER_CLOUD)).isEmpty();
    assertThat(signsFor(FOR_CONTOSO, FOR_THE_CLOUD)).isEqualTo("contoso ");
  }

  @Test
  void theIssuerTemplateOfTheCommonDocumentSignsForEachTenantOfTheCloud() {
    assertThat(signsFor(FOR_ALL)).isEqualTo("contoso fabrikam others");
    assertThat(signsFor(FOR_ALL, FOR_CONTOSO, UNBOUND)).isEqualTo("contoso fabrikam others");
  }

  @Test
  void issuerAndCloudOfOneEntryGoTogether() {
    assertThat(signsFor(FOR_THE_CLOUD, FOR_ANOTHER_CLOUD)).isEqualTo("contoso fabrikam others");
    assertThat(signsFor(FOR_CONTOSO_IN_ANOTHER_CLOUD, FOR_FABRIKAM_IN_THE_CLOUD)).isEqualTo("fabrikam ");
    assertThat(signsFor(FOR_CONTOSO_IN_ANOTHER_CLOUD, FOR_CONTOSO)).isEmpty();
  }

  @Test
  void twoKeysUnderOneKidAreNone() {
    assertThat(signsFor(UNBOUND, ANOTHER_KEY)).isEqualTo("no key");
    assertThat(signsFor(FOR_CONTOSO, ANOTHER_KEY, FOR_CONTOSO)).isEqualTo("no key");
  }

  @Test
  void whatAnEntryThatIsLeftOutSaysOfTheKidCounts() {
    assertThat(signsFor(UNBOUND, FOR_CONTOSO_AND_FOR_ENCRYPTION)).isEqualTo("contoso ");
    assertThat(signsFor(FOR_CONTOSO_AND_FOR_ENCRYPTION)).isEqualTo("no key");
    assertThat(signsFor(UNBOUND, WITH_A_LIMIT_THAT_IS_NO_TEXT)).isEqualTo("no key");
    assertThat(signsFor(FOR_CONTOSO, WITH_A_LIMIT_THAT_IS_NO_TEXT, FOR_FABRIKAM)).isEqualTo("no key");
  }

  @Test
  void inNoMixDoesTheOrderMatterOrAnUnboundCopy() {
    List<String> usable = List.of(UNBOUND, FOR_CONTOSO, FOR_FABRIKAM, FOR_ALL, FOR_THE_CLOUD, FOR_ANOTHER_CLOUD,
        FOR_CONTOSO_IN_ANOTHER_CLOUD, FOR_FABRIKAM_IN_THE_CLOUD);
    List<String> all = new ArrayList<>(usable);
    all.addAll(List.of(ANOTHER_KEY, WITH_A_LIMIT_THAT_IS_NO_TEXT, FOR_CONTOSO_AND_FOR_ENCRYPTION));
    for (String one : usable) {
      for (String two : all) {
        assertThat(signsFor(one, two, UNBOUND)).isEqualTo(signsFor(one, two));
        signsFor(one, two, FOR_CONTOSO);
        signsFor(one, two, FOR_ANOTHER_CLOUD);
      }
    }
  }
}
