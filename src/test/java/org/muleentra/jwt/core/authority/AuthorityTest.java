package org.muleentra.jwt.core.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {

  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";

  @ParameterizedTest
  @CsvSource({
    "GLOBAL, V1, https://sts.windows.net/T/, https://login.microsoftonline.com/T/.well-known/openid-configuration",
    "GLOBAL, V2, https://login.microsoftonline.com/T/v2.0, https://login.microsoftonline.com/T/v2.0/.well-known/openid-configuration",
    "US_GOV, V1, https://sts.windows.net/T/, https://login.microsoftonline.us/T/.well-known/openid-configuration",
    "US_GOV, V2, https://login.microsoftonline.us/T/v2.0, https://login.microsoftonline.us/T/v2.0/.well-known/openid-configuration",
    "CHINA, V1, https://sts.chinacloudapi.cn/T/, https://login.partner.microsoftonline.cn/T/.well-known/openid-configuration",
    "CHINA, V2, https://login.partner.microsoftonline.cn/T/v2.0, https://login.partner.microsoftonline.cn/T/v2.0/.well-known/openid-configuration"
  })
  void followsFromTenantVersionAndCloud(Cloud cloud, TokenVersion version, String issuer, String discovery) {
    Authority authority = new Authority(TENANT, null, java.util.Collections.emptySet(), version, Hosts.of(cloud));

    assertThat(authority.issuer(TENANT)).isEqualTo(issuer.replace("T", TENANT));
    assertThat(authority.metadataIssuer()).isEqualTo(issuer.replace("T", TENANT));
    assertThat(authority.discoveryUri()).hasToString(discovery.replace("T", TENANT));
  }

  @Test
  void anyOrganizationHasTheTemplateForIssuer() {
    Authority authority = new Authority(Authority.ORGANIZATIONS, null, java.util.Collections.emptySet(), TokenVersion.V2, Hosts.of(Cloud.GLOBAL));

    assertThat(authority.metadataIssuer()).isEqualTo("https://login.microsoftonline.com/{tenantid}/v2.0");
    assertThat(authority.covers(TENANT)).isTrue();
    assertThat(authority.covers("organizations")).isFalse();
    assertThat(authority.covers("../" + TENANT)).isFalse();
  }

  @Test
  void takesKeysOfItsOwnIssuerInEitherVersionsForm() {
    Authority v1 = new Authority(TENANT, null, java.util.Collections.emptySet(), TokenVersion.V1, Hosts.of(Cloud.GLOBAL));

    assertThat(v1.acceptsKeyIssuer("https://login.microsoftonline.com/" + TENANT + "/v2.0", TENANT)).isTrue();
    assertThat(v1.acceptsKeyIssuer("https://login.microsoftonline.com/{tenantid}/v2.0", TENANT)).isTrue();
    assertThat(v1.acceptsKeyIssuer("https://sts.windows.net/" + TENANT + "/", TENANT)).isTrue();
    assertThat(v1.acceptsKeyIssuer("https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0", TENANT)).isFalse();
  }
}
