package org.muleentra.jwt.gateway.console.mint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenMint;
import org.muleentra.jwt.tool.form.FieldException;

/** What the tab for minting asks: what can be minted, a token, and what an API says to it. Keeps no token. */
public final class MintTab {

  private static final List<Map<String, String>> GROUPS = List.of(Map.of("id", Contoso.READERS_GROUP_ID, "name", "readers"),
      Map.of("id", Contoso.WRITERS_GROUP_ID, "name", "writers"), Map.of("id", Contoso.ADMINS_GROUP_ID, "name", "administrators"));

  private final TokenMint mint;
  private final Sender sender;
  private final Map<String, HostileToken> catalogue = new LinkedHashMap<>();

  /** Of a mint whose tokens the APIs accept. */
  public MintTab(TokenMint mint, Sender sender) {
    this.mint = mint;
    this.sender = sender;
    HostileToken.all().forEach(hostile -> catalogue.put(hostile.name(), hostile));
  }

  /** The questions by their path. */
  public Map<String, Endpoint> endpoints() {
    return Map.of("mint/choices", this::choices, "mint/token", this::token, "mint/hostile", this::hostile, "mint/send", this::send);
  }

  private Object choices(JsonNode asked) {
    Question.of(asked);
    return Map.of(
        "kinds", Arrays.stream(CallerKind.values())
            .map(kind -> Map.of("name", kind.name, "title", kind.title, "what", kind.what)).toList(),
        "spoilings", Arrays.stream(Spoiling.values()).map(each -> Map.of("name", each.name, "title", each.title)).toList(),
        "groups", GROUPS,
        "tenants", List.of(Map.of("id", Contoso.TENANT_ID, "name", "Contoso"),
            Map.of("id", Contoso.FABRIKAM_TENANT_ID, "name", "Fabrikam")),
        "catalogue", catalogue.values().stream().map(hostile -> Map.of("name", hostile.name(), "chapter", hostile.chapter(),
            "spoilt", hostile.spoilt(), "status", hostile.status(), "reason", hostile.reason())).toList(),
        "apis", sender.apis().stream().map(api -> Map.of("name", api.name(), "uri", api.uri().toString(), "rule", api.rule())).toList());
  }

  private Object token(JsonNode asked) {
    return Map.of("token", new TokenWish(asked).sign(mint));
  }

  private Object hostile(JsonNode asked) {
    HostileToken hostile = catalogue.get(Question.of(asked, "named").text("named"));
    if (hostile == null) {
      throw new FieldException("named", "must be the name of a token of the catalogue");
    }
    return Map.of("token", hostile.token(mint));
  }

  /** Without a token, the request has no {@code Authorization}. */
  private Object send(JsonNode asked) throws IOException, InterruptedException {
    Question question = Question.of(asked, "api", "token");
    ServedApi api = sender.named(question);
    Optional<String> token = question.optionalAnyText("token");
    return sender.send(api.name(), token);
  }
}
