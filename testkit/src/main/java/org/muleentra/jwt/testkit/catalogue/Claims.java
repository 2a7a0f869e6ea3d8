package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.AUDIENCE_MISMATCH;
import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MISSING;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Audience and caller, each claim of the type that Entra gives it: nothing is coerced. */
final class Claims {
  private static final List<Object> NO_TEXTS =
      Arrays.asList(null, 7, true, Collections.singletonList("x"), Collections.singletonMap("x", "y"));
  private static final List<Object> NO_LISTS_OF_TEXTS = Arrays.asList(null, 7, true, "x", Collections.singletonMap("x", "y"),
      Collections.singletonList(7), Arrays.asList("x", null), Collections.singletonList(Collections.singletonList("x")));

  private Claims() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("claims");
    audiences(chapter);
    for (String claim : Arrays.asList("azp", "scp", "oid", "sub", "idtyp", "uti", "sid")) {
      wrongTypes(chapter, claim, NO_TEXTS);
    }
    for (String claim : Arrays.asList("roles", "groups")) {
      wrongTypes(chapter, claim, NO_LISTS_OF_TEXTS);
    }
    return chapter
        .user(CLAIM_MISSING, "no azp", token -> token.without("azp"))
        .user(CLAIM_MISSING, "no appid, version 1.0", token -> token.v1().without("appid"))
        .user(CLAIM_MISSING, "no oid of a user", token -> token.without("oid"))
        .claim(CLAIM_MALFORMED, "azp and appid of two clients", "appid", Contoso.DAEMON_CLIENT_ID);
  }

  private static void audiences(Chapter chapter) {
    for (String audience : Arrays.asList("", "api://billing", "00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com",
        Contoso.API_APP_ID_URI + "/", Contoso.API_APP_ID_URI + "/.default", " " + Contoso.API_APP_ID_URI,
        Contoso.API_APP_ID_URI.toUpperCase(Locale.ROOT), Contoso.API_CLIENT_ID.toUpperCase(Locale.ROOT),
        "api://" + Contoso.API_CLIENT_ID, Contoso.API_CLIENT_ID + "," + Contoso.API_CLIENT_ID,
        Contoso.API_CLIENT_ID.substring(0, 35), "*", Contoso.WEB_CLIENT_ID)) {
      chapter.claim(AUDIENCE_MISMATCH, "aud '" + audience + "'", "aud", audience);
    }
    chapter
        .claim(AUDIENCE_MISMATCH, "aud of two other APIs", "aud", Arrays.asList("api://billing", "api://stock"))
        .user(CLAIM_MISSING, "no aud", token -> token.without("aud"))
        .claim(CLAIM_MISSING, "aud an empty array", "aud", Collections.emptyList())
        .claim(CLAIM_MALFORMED, "aud null", "aud", null)
        .claim(CLAIM_MALFORMED, "aud a number", "aud", 7)
        .claim(CLAIM_MALFORMED, "aud an object", "aud", Collections.singletonMap("aud", Contoso.API_CLIENT_ID))
        .claim(CLAIM_MALFORMED, "aud with a number", "aud", Arrays.asList(Contoso.API_CLIENT_ID, 7))
        .claim(CLAIM_MALFORMED, "aud with null", "aud", Arrays.asList(Contoso.API_CLIENT_ID, null))
        .claim(CLAIM_MALFORMED, "aud an array in an array", "aud",
            Collections.singletonList(Collections.singletonList(Contoso.API_CLIENT_ID)));
  }

  private static void wrongTypes(Chapter chapter, String claim, List<Object> values) {
    for (Object value : values) {
      chapter.claim(CLAIM_MALFORMED, claim + " " + Parts.json(Collections.singletonMap(claim, value)), claim, value);
    }
  }
}
