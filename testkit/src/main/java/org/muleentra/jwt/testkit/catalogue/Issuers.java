package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MISSING;
import static org.muleentra.jwt.testkit.catalogue.Refused.ISSUER_MISMATCH;
import static org.muleentra.jwt.testkit.catalogue.Refused.ISSUER_NOT_TRUSTED;
import static org.muleentra.jwt.testkit.catalogue.Refused.KEY_OF_OTHER_ISSUER;
import static org.muleentra.jwt.testkit.catalogue.Refused.TENANT_NOT_TRUSTED;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Issuer, tenant and version must be trusted, and agree with each other (RFC 8725 §3.8). */
final class Issuers {
  private static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";
  private static final String HOST = "https://login.microsoftonline.com/";

  private Issuers() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("issuer");
    issuers(chapter);
    tenants(chapter);
    versions(chapter);
    return chapter;
  }

  private static void issuers(Chapter chapter) {
    for (String issuer : Arrays.asList("", "https://issuer.example/", Contoso.TENANT_ID, HOST, HOST + Contoso.TENANT_ID,
        HOST + Contoso.TENANT_ID + "/v2.0/", HOST + Contoso.TENANT_ID + "/V2.0", HOST + Contoso.TENANT_ID + "/v2.0?",
        HOST + Contoso.TENANT_ID + "/v2.0#", " " + HOST + Contoso.TENANT_ID + "/v2.0", HOST + Contoso.TENANT_ID + "/v1.0",
        HOST + "common/v2.0", HOST + "organizations/v2.0", HOST + "{tenantid}/v2.0", HOST + Contoso.DOMAIN + "/v2.0",
        HOST + Contoso.TENANT_ID.toUpperCase(Locale.ROOT) + "/v2.0", HOST + "tfp/" + Contoso.TENANT_ID + "/b2c_1_signin/v2.0/",
        "http://login.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0",
        "https://LOGIN.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0",
        "https://login.microsoftonline.com:443/" + Contoso.TENANT_ID + "/v2.0",
        "https://login.microsoftonline.com.attacker.example/" + Contoso.TENANT_ID + "/v2.0",
        "https://login.microsoftonline.com@attacker.example/" + Contoso.TENANT_ID + "/v2.0",
        "https://login.microsoftonline.us/" + Contoso.TENANT_ID + "/v2.0",
        "https://login.partner.microsoftonline.cn/" + Contoso.TENANT_ID + "/v2.0",
        "https://login.windows.net/" + Contoso.TENANT_ID + "/v2.0", "https://sts.windows.net/" + Contoso.TENANT_ID + "/v2.0",
        "https://sts.windows.net/" + Contoso.TENANT_ID,
        "https://" + Contoso.TENANT_ID + ".ciamlogin.com/" + Contoso.TENANT_ID + "/v2.0")) {
      chapter.claim(ISSUER_NOT_TRUSTED, "iss '" + issuer + "'", "iss", issuer);
    }
    chapter
        .user(ISSUER_NOT_TRUSTED, "no iss", token -> token.without("iss"))
        .claim(ISSUER_NOT_TRUSTED, "iss null", "iss", null)
        .claim(ISSUER_NOT_TRUSTED, "iss a number", "iss", 7)
        .claim(ISSUER_NOT_TRUSTED, "iss an array", "iss", Collections.singletonList(HOST + Contoso.TENANT_ID + "/v2.0"))
        .user(ISSUER_NOT_TRUSTED, "no claims at all", token -> token.rawPayload("{}"));
  }

  private static void tenants(Chapter chapter) {
    chapter
        .user(TENANT_NOT_TRUSTED, "another tenant", token -> token.tenant(Contoso.FABRIKAM_TENANT_ID))
        .user(TENANT_NOT_TRUSTED, "another tenant, version 1.0", token -> token.v1().tenant(Contoso.FABRIKAM_TENANT_ID))
        .user(TENANT_NOT_TRUSTED, "personal accounts", token -> token.tenant(PERSONAL_ACCOUNTS))
        .claim(KEY_OF_OTHER_ISSUER, "tid of another tenant", "tid", Contoso.FABRIKAM_TENANT_ID)
        .user(TENANT_NOT_TRUSTED, "tid of another tenant, version 1.0", token -> token.v1().claim("tid", Contoso.FABRIKAM_TENANT_ID))
        .claim(KEY_OF_OTHER_ISSUER, "tid in upper case", "tid", Contoso.TENANT_ID.toUpperCase(Locale.ROOT))
        .claim(KEY_OF_OTHER_ISSUER, "tid empty", "tid", "")
        .claim(KEY_OF_OTHER_ISSUER, "tid of the template", "tid", "{tenantid}")
        .user(CLAIM_MISSING, "no tid", token -> token.without("tid"))
        .claim(CLAIM_MALFORMED, "tid null", "tid", null)
        .claim(CLAIM_MALFORMED, "tid a number", "tid", 7)
        .claim(CLAIM_MALFORMED, "tid an array", "tid", Collections.singletonList(Contoso.TENANT_ID));
  }

  private static void versions(Chapter chapter) {
    chapter
        .claim(ISSUER_MISMATCH, "ver 1.0 by the issuer of 2.0", "ver", "1.0")
        .user(ISSUER_MISMATCH, "ver 2.0 by the issuer of 1.0", token -> token.v1().claim("ver", "2.0"))
        .claim(ISSUER_MISMATCH, "ver 3.0", "ver", "3.0")
        .claim(ISSUER_MISMATCH, "ver empty", "ver", "")
        .user(CLAIM_MISSING, "no ver", token -> token.without("ver"))
        .claim(CLAIM_MALFORMED, "ver null", "ver", null)
        .claim(CLAIM_MALFORMED, "ver a number", "ver", 2.0)
        .claim(CLAIM_MALFORMED, "ver an array", "ver", Collections.singletonList("2.0"));
  }
}
