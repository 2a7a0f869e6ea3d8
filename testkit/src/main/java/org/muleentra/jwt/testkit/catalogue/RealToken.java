package org.muleentra.jwt.testkit.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * A token that must pass, however unusual it looks: Entra issues it, or may tomorrow. Immutable.
 *
 * <p>Expectations hold for the gatekeeper of {@link HostileToken}.
 */
public final class RealToken {
  private final String name;
  private final boolean user;
  private final UnaryOperator<TokenBuilder> change;

  private RealToken(String name, boolean user, UnaryOperator<TokenBuilder> change) {
    this.name = name;
    this.user = user;
    this.change = change;
  }

  /** @return every entry; unmodifiable */
  public static List<RealToken> all() {
    List<RealToken> all = new ArrayList<>();
    all.addAll(callers());
    all.addAll(headers());
    all.addAll(audiences());
    all.addAll(times());
    all.addAll(claims());
    return Collections.unmodifiableList(all);
  }

  private static List<RealToken> callers() {
    return Arrays.asList(
        user("a user", token -> token),
        user("a user, version 1.0", TokenBuilder::v1),
        app("an application", token -> token),
        app("an application, version 1.0", TokenBuilder::v1),
        user("a user with idtyp", TokenBuilder::idtyp),
        app("an application with idtyp", TokenBuilder::idtyp),
        user("several scopes", token -> token.scopes("Orders.Read", "Orders.Write", "profile", "openid")),
        user("scopes with two spaces between", token -> token.claim("scp", "Orders.Read  Orders.Write ")),
        user("a user with app roles", token -> token.roles(Contoso.READ_ALL_ROLE)),
        app("several app roles", token -> token.roles(Contoso.READ_ALL_ROLE, Contoso.WRITE_ALL_ROLE)),
        app("an application with an empty scp", token -> token.claim("scp", "")),
        app("an application with the unscoped scp", token -> token.idtyp().claim("scp", "/")),
        user("a slash beside scopes", token -> token.claim("scp", "/ Orders.Read")),
        user("a client with a certificate", token -> token.clientAuthentication(2)),
        user("azp and appid of one client", token -> token.claim("appid", Contoso.WEB_CLIENT_ID)),
        user("a guest", token -> token.guestOf(Contoso.FABRIKAM_TENANT_ID)),
        user("a guest, version 1.0", token -> token.v1().guestOf(Contoso.FABRIKAM_TENANT_ID)),
        user("a guest by an address of a mail provider", token -> token.claim("acct", 1).claim("idp", "mail")),
        app("a system-assigned managed identity", token -> token.managedIdentity(Contoso.VIRTUAL_MACHINE)),
        app("a system-assigned managed identity, version 1.0", token -> token.v1().managedIdentity(Contoso.VIRTUAL_MACHINE)),
        app("a user-assigned managed identity", token -> token.managedIdentity(Contoso.ASSIGNED_IDENTITY, Contoso.VIRTUAL_MACHINE)));
  }

  private static List<RealToken> headers() {
    return Arrays.asList(
        user("typ at+jwt", token -> token.headerParameter("typ", "at+jwt")),
        user("typ in lower case", token -> token.headerParameter("typ", "jwt")),
        user("no typ", token -> token.withoutHeaderParameter("typ")),
        user("an unknown header parameter", token -> token.headerParameter("xms_new", Collections.singletonMap("a", 1))),
        user("a number beyond 64 bits in a header parameter that nobody reads", token -> token.rawHeader(
            Parts.plus(Parts.json(token.header()), "\"xms_new\":9223372036854775808"))),
        user("x5t", token -> token.headerParameter("x5t", "kid-of-a-certificate")),
        user("jku, which nobody follows", token -> token.headerParameter("jku", "https://attacker.example/keys")),
        user("white space in the header", token -> token.rawHeader(" " + Parts.json(token.header()).replace(",", " ,\r\n\t") + "\n")));
  }

  private static List<RealToken> audiences() {
    return Arrays.asList(
        user("the App ID URI as audience", token -> token.audience(Contoso.API_APP_ID_URI)),
        user("one audience in an array", token -> token.claim("aud", Collections.singletonList(Contoso.API_CLIENT_ID))),
        user("an audience among others", token -> token.claim("aud", Arrays.asList("api://other", Contoso.API_CLIENT_ID))));
  }

  private static List<RealToken> times() {
    return Arrays.asList(
        user("expired within the skew", token -> token.expiresIn(Duration.ofSeconds(-20))),
        ahead("nbf ahead within the skew", "nbf", 50),
        ahead("iat ahead within the skew", "iat", 50),
        user("exp with a fraction", token -> token.claim("exp", exp(token) + 0.5)),
        user("exp in exponents", token -> token.rawPayload(
            Parts.plus(Parts.json(token.without("exp").claims()), "\"exp\":" + exp(token) / 10 + "e1"))),
        user("a day of continuous access evaluation", token -> token.expiresIn(Duration.ofHours(28))),
        user("no nbf", token -> token.without("nbf")),
        user("no iat", token -> token.without("iat")));
  }

  private static List<RealToken> claims() {
    return Arrays.asList(
        user("unknown claims of every type", token -> token.claim("xms_new", Arrays.asList(1, 2.5, true, null, "text", Collections.emptyMap()))),
        user("a claim beyond ASCII", token -> token.claim("name", "J\u00f6rg \u5c71\u7530 \ud83d\ude00")),
        user("escapes", token -> token.rawPayload(Parts.plus(Parts.json(token.claims()), "\"x\":\"\\u00e9\\n\\/\\ud83d\\ude00\""))),
        user("the largest number", token -> token.claim("xms_new", Long.MAX_VALUE)),
        user("a number beyond 64 bits in a claim that nobody reads", token -> beyond(token, "9223372036854775808")),
        user("a number of 1,000 digits in a claim that nobody reads", token -> beyond(token, "1" + Parts.repeated("0", 999))),
        user("a fraction beyond 64 bits in a claim that nobody reads", token -> beyond(token, "-1.5e309")),
        user("a directory extension", token -> token.claim("extn.grade", "senior")),
        user("a claim of a claim's name within an object", token -> token.claim("xms_new", Collections.singletonMap("cnf", 1))),
        user("32 levels", token -> token.rawPayload(Parts.plus(Parts.json(token.claims()), "\"x\":" + Parts.arrays(31)))),
        user("no uti, sid and sub", token -> token.without("uti", "sid", "sub")),
        user("no groups in an empty list", token -> token.claim("groups", Collections.emptyList())),
        user("200 groups", token -> token.groups(groups())),
        user("200 groups, version 1.0", token -> token.v1().groups(groups())),
        user("groups by name", token -> token.groups("Readers", "CONTOSO\\Writers")),
        user("more groups than fit", TokenBuilder::groupOverage),
        user("more groups than fit, the other form", TokenBuilder::hasGroups),
        user("authentication contexts", token -> token.authenticationContexts("c1", "c25")),
        user("one authentication context as a string", token -> token.claim("acrs", "c1")),
        user("a client that understands claims challenges", token -> token.clientCapabilities("cp1")));
  }

  private static RealToken user(String name, UnaryOperator<TokenBuilder> change) {
    return new RealToken(name, true, change);
  }

  private static RealToken app(String name, UnaryOperator<TokenBuilder> change) {
    return new RealToken(name, false, change);
  }

  private static RealToken ahead(String name, String claim, long seconds) {
    return user(name, token -> token.claim(claim, ((Number) token.claims().get("iat")).longValue() + seconds));
  }

  private static TokenBuilder beyond(TokenBuilder token, String number) {
    return token.rawPayload(Parts.plus(Parts.json(token.claims()), "\"xms_new\":" + number));
  }

  private static long exp(TokenBuilder token) {
    return ((Number) token.claims().get("exp")).longValue();
  }

  /** As many as Entra puts into a token at most, which makes it 11.7 kB long. */
  private static List<String> groups() {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      groups.add(new UUID(0x7e57L + i, i).toString());
    }
    return groups;
  }

  /** @return what is unusual about it, unique in the catalogue */
  public String name() {
    return name;
  }

  /**
   * Makes the token anew.
   *
   * @param mint the mint whose tokens the gatekeeper accepts
   * @return the compact token
   */
  public String token(TokenMint mint) {
    return change.apply(user ? mint.userToken() : mint.appToken()).sign();
  }

  @Override
  public String toString() {
    return name;
  }
}
