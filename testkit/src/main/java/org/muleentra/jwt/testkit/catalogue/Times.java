package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.CLAIM_MISSING;
import static org.muleentra.jwt.testkit.catalogue.Refused.ISSUED_IN_THE_FUTURE;
import static org.muleentra.jwt.testkit.catalogue.Refused.PAYLOAD_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.TOKEN_EXPIRED;
import static org.muleentra.jwt.testkit.catalogue.Refused.TOKEN_NOT_YET_VALID;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Times are JSON numbers of seconds (RFC 7519 §2), {@code exp} must stand, and clocks may differ by a minute. */
final class Times {
  private static final long YEAR_10000 = 253402300800L;

  private Times() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("time");
    chapter
        .user(CLAIM_MISSING, "no exp", token -> token.without("exp"))
        .user(TOKEN_EXPIRED, "exp a minute ago", token -> token.expiresIn(Duration.ofSeconds(-60)))
        .user(TOKEN_EXPIRED, "exp a year ago", token -> token.expiresIn(Duration.ofDays(-365)))
        .app(TOKEN_EXPIRED, "exp a minute ago, of an application's token", token -> token.expiresIn(Duration.ofSeconds(-60)))
        .claim(TOKEN_EXPIRED, "exp 0", "exp", 0)
        .token(TOKEN_NOT_YET_VALID, "nbf two minutes ahead", mint -> mint.userToken().claim("nbf", ahead(mint, 120)).sign())
        .token(TOKEN_NOT_YET_VALID, "nbf a year ahead", mint -> mint.userToken().claim("nbf", ahead(mint, 31_536_000)).sign())
        .token(ISSUED_IN_THE_FUTURE, "iat two minutes ahead", mint -> mint.userToken().claim("iat", ahead(mint, 120)).sign())
        .token(ISSUED_IN_THE_FUTURE, "iat a year ahead", mint -> mint.userToken().claim("iat", ahead(mint, 31_536_000)).sign());
    for (String claim : Arrays.asList("exp", "nbf", "iat")) {
      wrongValues(chapter, claim);
    }
    return chapter;
  }

  private static void wrongValues(Chapter chapter, String claim) {
    chapter
        .token(CLAIM_MALFORMED, claim + " a string", mint -> mint.userToken().claim(claim, String.valueOf(ahead(mint, 0))).sign())
        .claim(CLAIM_MALFORMED, claim + " a date", claim, "2099-01-01T00:00:00Z")
        .claim(CLAIM_MALFORMED, claim + " null", claim, null)
        .claim(CLAIM_MALFORMED, claim + " true", claim, true)
        .token(CLAIM_MALFORMED, claim + " in an array", mint ->
            mint.userToken().claim(claim, Collections.singletonList(ahead(mint, 0))).sign())
        .claim(CLAIM_MALFORMED, claim + " an object", claim, Collections.emptyMap())
        .claim(CLAIM_MALFORMED, claim + " negative", claim, -1)
        .claim(CLAIM_MALFORMED, claim + " a little negative", claim, -0.5)
        .claim(CLAIM_MALFORMED, claim + " in the year 10000", claim, YEAR_10000)
        .claim(CLAIM_MALFORMED, claim + " the largest long", claim, Long.MAX_VALUE)
        .claim(CLAIM_MALFORMED, claim + " the smallest long", claim, Long.MIN_VALUE)
        .claim(CLAIM_MALFORMED, claim + " 1e300", claim, 1e300);
    for (String number : Arrays.asList("1e309", "-1e309", "9223372036854775808", "1" + Parts.repeated("0", 999))) {
      number(chapter, CLAIM_MALFORMED, claim, number);
    }
    for (String number : Arrays.asList("NaN", "Infinity", "01772370000", "0x7fffffff")) {
      number(chapter, PAYLOAD_MALFORMED, claim, number);
    }
  }

  private static void number(Chapter chapter, Refused expected, String claim, String number) {
    chapter.token(expected, claim + " " + number, mint -> mint.userToken().rawPayload(
        Parts.plus(Parts.json(mint.userToken().without(claim).claims()), '"' + claim + "\":" + number)).sign());
  }

  private static long ahead(TokenMint mint, long seconds) {
    return mint.clock().instant().getEpochSecond() + seconds;
  }
}
